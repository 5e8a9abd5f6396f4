import type { Verdict } from "../../app/domain/session/gate";
import { readCookie } from "../../app/http/cookies";
import { pickLanguage } from "../../app/i18n";
import { translatorOf } from "../../app/i18n/server";

const SENTENCE = {
  400: "page.bad_request.text",
  403: "page.forbidden.title",
  404: "page.not_found.title",
  413: "page.too_large.text",
  503: "gate.down",
} as const;

/** An answer that needs neither Remix nor the gate: what happened, what to do, in the reader's language. */
export function plain(status: 400 | 403 | 404 | 413 | 503, request: Request): Response {
  const cookie = readCookie(request.headers.get("cookie"), "language");
  const language = pickLanguage({
    cookie: cookie.kind === "one" ? cookie.value : null,
    acceptLanguage: request.headers.get("accept-language"),
  });
  const t = translatorOf(language);
  const sentence = t(SENTENCE[status], { max: "1 MB" });
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Gatehouse</title><link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style nonce="{nonce}">body{font:16px/1.5 system-ui,sans-serif;display:grid;place-items:center;min-height:90vh;margin:0 16px;color-scheme:light dark}</style>
<main><h1>Gatehouse</h1><p>${sentence}</p></main></html>`;
  const headers: Record<string, string> = { "content-type": "text/html; charset=utf-8" };
  if (status === 503) headers["retry-after"] = "60";
  return new Response(html, { status, headers });
}

/** A page without a session: to the gate, which says why (architecture, "Refusing a request"). */
export function refusePage(request: Request, verdict: Verdict | null, next: string): Response {
  if (verdict !== null && !verdict.ok && verdict.reason === "down") return plain(503, request);
  if (verdict !== null && !verdict.ok && verdict.end === "preview")
    return new Response(null, { status: 303, headers: { location: "/preview" } });
  const where =
    next === "/" || request.method !== "GET" ? "/login" : `/login?next=${encodeURIComponent(next)}`;
  return new Response(null, { status: 303, headers: { location: where } });
}
