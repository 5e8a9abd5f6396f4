/** Why an address may not be a target. */
export const TARGET_REFUSALS = [
  "not_url",
  "not_https",
  "has_password",
  "literal",
  "private",
  "port",
] as const;
export type TargetRefusal = (typeof TARGET_REFUSALS)[number];
export type Target = { ok: true; url: string } | { ok: false; refusal: TargetRefusal };

const PORTS = ["", "443", "8443"];
/** Names that mean this machine or an inner network, whatever a resolver says (RFC 6761, 6762, 8375, 9476). */
const INNER = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|invalid|onion|arpa|alt)$/;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * May a webhook be sent there (ASVS 13.2.4, security.md row 51)? https with a host name that can be public, on a usual
 * port. Addresses instead of names are refused in every notation, because the URL standard writes them all as one.
 * `allowsLoopback`: local tests and development, where the receiver is this machine.
 */
export function judgeTarget(text: string, allowsLoopback = false): Target {
  if (text.length > 500 || !URL.canParse(text)) return { ok: false, refusal: "not_url" };
  const url = new URL(text);
  const host = url.hostname.replace(/\.$/, "");
  if (url.username !== "" || url.password !== "") return { ok: false, refusal: "has_password" };
  url.hash = "";
  const isHttp = url.protocol === "http:" || url.protocol === "https:";
  if (allowsLoopback && isHttp && LOOPBACK.test(host)) return { ok: true, url: url.href };
  if (url.protocol !== "https:") return { ok: false, refusal: "not_https" };
  if (host.startsWith("[") || /^[\d.]+$/.test(host)) return { ok: false, refusal: "literal" };
  if (!host.includes(".") || INNER.test(host)) return { ok: false, refusal: "private" };
  if (!PORTS.includes(url.port)) return { ok: false, refusal: "port" };
  return { ok: true, url: url.href };
}
