/** Our own total reader: never throws, and answers "twice" when a name stands twice (ASVS 3.3; security.md, lucia). */
export type CookieValue = { kind: "one"; value: string } | { kind: "none" } | { kind: "twice" };

const MOST = 16_384;

export function readCookie(header: string | null, name: string): CookieValue {
  if (header === null || header.length > MOST) return { kind: "none" };
  const values = header.split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  if (values.length > 1) return { kind: "twice" };
  return values[0] === undefined ? { kind: "none" } : { kind: "one", value: values[0] };
}

/** A cookie of ours. `__Host-` names are Secure, have no Domain and the path "/" (RFC 6265bis 4.1.3.2). */
export function writeCookie(name: string, value: string, maxAgeSeconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${Math.max(0, Math.floor(maxAgeSeconds))}; Secure; HttpOnly; SameSite=Lax`;
}

/** A cookie that scripts may read and that decides nothing: language, theme. */
export const writePlainCookie = (name: string, value: string) =>
  `${name}=${value}; Path=/; Max-Age=31536000; Secure; SameSite=Lax`;

export const SESSION_COOKIE = "__Host-gatehouse";
export const DEVICE_COOKIE = "__Host-gatehouse-device";
