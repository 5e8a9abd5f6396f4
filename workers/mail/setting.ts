import { envelopeAddress } from "./smtp/encode";
import type { Sender } from "./smtp/message";

export type SmtpServer = {
  host: string;
  port: number;
  /** `starttls` is demanded, never tried: a server without it is refused. */
  tls: "implicit" | "starttls" | "off";
  user: { name: string; password: string } | null;
};
export type MailSetting =
  | { kind: "none" }
  | { kind: "mailbox" }
  | { kind: "cloudflare"; from: Sender }
  | { kind: "smtp"; server: SmtpServer; from: Sender };

const LOCAL = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Where mails go, from MAIL_URL and MAIL_FROM (docs/operations.md): `smtp://`, `smtps://`, `cloudflare:`, `none:`;
 * unset it is the local mailbox in demo mode and nowhere elsewhere. @throws a sentence about what is wrong
 */
export function mailSetting(
  url: string | undefined,
  from: string | undefined,
  facts: { isDemo: boolean; hasBinding: boolean },
): MailSetting {
  if (url === undefined || url === "") return { kind: facts.isDemo ? "mailbox" : "none" };
  if (url === "none:") return { kind: "none" };
  if (url === "cloudflare:") {
    if (!facts.hasBinding) throw new Error("MAIL_URL=cloudflare: needs the send_email binding EMAIL");
    return { kind: "cloudflare", from: sender(from) };
  }
  return { kind: "smtp", server: smtpServer(url), from: sender(from) };
}

function smtpServer(text: string): SmtpServer {
  const url = URL.parse(text);
  if (url === null || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "")
    throw new Error("MAIL_URL must be smtp://…, smtps://…, cloudflare: or none:");
  if (
    !["", "/"].includes(url.pathname) ||
    [...url.searchParams].some(([name, value]) => `${name}=${value}` !== "tls=off")
  )
    throw new Error("MAIL_URL ends after the port; only ?tls=off may follow");
  const isImplicit = url.protocol === "smtps:";
  const isOff = url.searchParams.get("tls") === "off";
  if (isImplicit && isOff) throw new Error("MAIL_URL: smtps is TLS; ?tls=off is for smtp");
  const name = decoded(url.username);
  if (name !== "" && isOff && !LOCAL.includes(url.hostname))
    throw new Error("MAIL_URL: a password goes over TLS only, unless the server is this machine");
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (isImplicit ? 465 : 587) : Number(url.port),
    tls: isImplicit ? "implicit" : isOff ? "off" : "starttls",
    user: name === "" ? null : { name, password: decoded(url.password) },
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error("MAIL_URL: write % in name or password as %25");
  }
}

/** "Gatehouse <gate@example.com>", or the address alone. */
function sender(text: string | undefined): Sender {
  const [, name = "", bracketed] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(text ?? "") ?? [];
  const email = envelopeAddress((bracketed ?? text ?? "").trim());
  if (email === null || !/^[\x21-\x7e]+$/.test(email))
    throw new Error('MAIL_FROM must be an address like "Gatehouse <gate@example.com>"');
  return { name: name.trim() || "Gatehouse", email };
}
