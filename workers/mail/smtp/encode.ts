const utf8 = new TextEncoder();

export const base64 = (text: string) => {
  let bytes = "";
  for (const byte of utf8.encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
};

/** A body part as base64 in lines of 76 (RFC 2045 6.8): any text, no line too long, none that begins with a dot. */
export const bodyLines = (text: string) =>
  (base64(text.replace(/\r?\n/g, "\r\n")).match(/.{1,76}/g) ?? []).join("\r\n");

/** Bytes of text in one encoded word: 75 characters at most, `=?UTF-8?B?` and `?=` included (RFC 2047 2). */
const WORD_BYTES = 42;

/** Text for a header: as it is when it is plain and short, else in encoded words on folded lines (RFC 2047). */
export function headerText(text: string): string {
  if (/^[\x20-\x7e]{0,60}$/.test(text) && !text.includes("=?")) return text;
  const words: string[] = [];
  let word = "";
  for (const character of text) {
    if (utf8.encode(word + character).length > WORD_BYTES) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  return [...words, word].map((each) => `=?UTF-8?B?${base64(each)}?=`).join("\r\n ");
}

/** "Name <address>" for a header; a plain name stands in quotes, so that no character of it is syntax (RFC 5322 3.4). */
export function mailbox({ name, email }: { name: string; email: string }): string {
  if (name === "" || name === email) return `<${email}>`;
  const plain = /^[\x20-\x7e]{1,60}$/.test(name) && !name.includes("=?");
  return `${plain ? `"${name.replace(/["\\]/g, "\\$&")}"` : headerText(name)}\r\n <${email}>`;
}

/**
 * An address as SMTP takes it, its domain in ASCII (RFC 5890); null when it is none. No white space, control character
 * or angle bracket can be in it, so an address is never a second command or header.
 */
export function envelopeAddress(email: string): string | null {
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  const domain = email.slice(at + 1);
  if (
    at < 1 ||
    email.length > 254 ||
    /[\s\p{Cc}<>"\\]/u.test(local) ||
    !/^[^\s\p{Cc}<>@:/?#[\]\\]+$/u.test(domain)
  )
    return null;
  const url = URL.parse(`http://${domain}`);
  return url === null ? null : `${local}@${url.hostname}`;
}
