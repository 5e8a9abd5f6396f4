import type { ApiContext } from "./core/context";

/** Where the build puts the viewer's files (scripts/lib/docs-viewer.mjs). */
const VIEWER = "/build/_docs";

/**
 * The readable page. The viewer sets inline styles and shows its own images as data, so that the page has a content
 * policy of its own; it loads nothing from elsewhere and runs only what has the nonce.
 */
export function docsPage({ nonce }: ApiContext): Response {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gatehouse API</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${VIEWER}/swagger-ui.css">
<style nonce="${nonce}">
html{color-scheme:light}
body{margin:0;background:#fff}
html.dark-mode{color-scheme:dark}
html.dark-mode body{background:#1c2022}
html.dark-mode .swagger-ui .scheme-container{border-color:#3a4149}
.swagger-ui .wrapper{padding:0 24px}
.swagger-ui .info{margin:24px 0 16px}
.swagger-ui .info .title{font-size:28px}
.swagger-ui .info .title small,.swagger-ui .info .link,.swagger-ui .info__license{display:none}
.swagger-ui .info .description{max-width:1000px}
.swagger-ui .info :is(p,li,td){max-width:80ch;margin-inline:0;font-size:15px;line-height:1.5}
.swagger-ui .info ul{padding-left:20px}
.swagger-ui .info h3{font-size:18px;margin:28px 0 8px}
.swagger-ui .info pre{max-width:none;margin:10px 0;padding:12px;border-radius:6px;background:#eef1f6;overflow-x:auto}
.swagger-ui .info pre+pre{margin-top:-4px;background:none;color:inherit;border:1px solid #d8dce3}
.swagger-ui .info pre code{padding:0;background:none;white-space:pre;font-size:13px;line-height:1.5}
.swagger-ui .info code{color:#1f2a44;font-weight:500;font-size:13px;background:#eef1f6}
html.dark-mode .swagger-ui .info pre,html.dark-mode .swagger-ui .info code{color:#dfe6f2;background:#2b3138}
html.dark-mode .swagger-ui .info pre code{background:none}
html.dark-mode .swagger-ui .info pre+pre{background:none;border-color:#3a4149}
.swagger-ui .info summary{font-size:15px;font-weight:600;margin:12px 0;cursor:pointer}
.swagger-ui .info table{display:block;overflow-x:auto}
.swagger-ui .scheme-container{box-shadow:none;border-block:1px solid #d8dce3;padding:16px 0;margin:0 0 8px}
.swagger-ui .opblock-tag{font-size:20px}
@media (max-width:640px){
.swagger-ui .wrapper{padding:0 12px}
.swagger-ui .servers>label{margin-right:0}
.swagger-ui .opblock .opblock-summary-description{display:none}
.swagger-ui .opblock .opblock-summary-path{max-width:none;word-break:break-word}}
</style>
<main id="reference"><noscript>This page needs JavaScript. The contract itself: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a></noscript></main>
<script nonce="${nonce}" src="${VIEWER}/swagger-ui-bundle.js"></script>
<script nonce="${nonce}">
const dark=matchMedia("(prefers-color-scheme: dark)");
const paint=()=>document.documentElement.classList.toggle("dark-mode",dark.matches);
paint();dark.addEventListener("change",paint);
SwaggerUIBundle({url:"/api/v1/openapi.json",dom_id:"#reference",deepLinking:true,docExpansion:"none",
defaultModelsExpandDepth:-1,filter:true,tryItOutEnabled:false,validatorUrl:null,persistAuthorization:false,
displayRequestDuration:true,requestInterceptor:(r)=>{r.credentials="omit";return r}});
</script>
</html>`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": [
        "default-src 'none'",
        `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join("; "),
    },
  });
}
