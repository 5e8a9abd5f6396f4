import type { Language } from "~/i18n";

export type MailPage = {
  language: Language;
  subject: string;
  /** Plain text each; a line break stays one. */
  paragraphs: readonly string[];
  footer: string;
  button: { href: string; label: string } | null;
};

/** Text as HTML may carry it (ASVS 1.2.1). */
export const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

const STYLE = `body{margin:0;padding:24px 12px;background:#f4f5f7;color:#1d2129;
font:16px/1.5 -apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
.box{max-width:520px;margin:0 auto;padding:28px;background:#fff;border:1px solid #e1e4e8;border-radius:8px}
h1{margin:0 0 16px;font-size:18px;line-height:1.35}p{margin:0 0 14px;overflow-wrap:anywhere}
.go{margin:20px 0}.go a{display:inline-block;padding:11px 18px;border-radius:6px;background:#1f5eff;color:#fff;
text-decoration:none;font-weight:600}.raw,.foot{color:#5b6472;font-size:13px}.foot{margin:16px auto 0;max-width:520px}
@media (prefers-color-scheme:dark){body{background:#14171c;color:#e6e8ec}.box{background:#1c2027;border-color:#2c323b}
.raw,.foot{color:#9aa3b0}}`;

/**
 * A mail as one calm page: no images, no fonts, nothing that is fetched. The line that carries the link in the text
 * becomes a button, and the address stands under it for readers whose program shows none.
 */
export function page({ language, subject, paragraphs, footer, button }: MailPage): string {
  const parts = paragraphs.map((paragraph) => paragraphOf(paragraph, button)).join("\n");
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title><style>${STYLE}</style></head>
<body><div class="box"><h1>${escaped(subject)}</h1>
${parts}
</div><p class="foot">${escaped(footer)}</p></body>
</html>
`;
}

function paragraphOf(paragraph: string, button: MailPage["button"]): string {
  if (button === null || !paragraph.includes(button.href)) return `<p>${lines(paragraph)}</p>`;
  const [before = "", after = ""] = paragraph.split(button.href).map((part) => part.trim());
  const said = before.replace(/:$/, ".");
  const href = escaped(button.href);
  return [
    said === "" ? "" : `<p>${lines(said)}</p>`,
    `<p class="go"><a href="${href}">${escaped(button.label)}</a></p>`,
    `<p class="raw">${href}</p>`,
    after === "" ? "" : `<p>${lines(after)}</p>`,
  ]
    .filter(Boolean)
    .join("\n");
}

const lines = (text: string) => escaped(text).replaceAll("\n", "<br>\n");
