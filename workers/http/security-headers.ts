/** Headers of every answer, errors and exports too (ASVS 3.4.1–3.4.8, 14.3.2). */
export async function secured(
  response: Response,
  { nonce, requestId }: { nonce: string; requestId: string },
): Promise<Response> {
  if (response.status === 101) return response;
  const isPlain =
    response.headers.get("content-type")?.startsWith("text/html") &&
    !response.headers.has("x-remix-response");
  const headers = new Headers(response.headers);
  const set = (name: string, value: string) => headers.set(name, value);
  set("strict-transport-security", "max-age=31536000; includeSubDomains");
  if (!headers.has("content-security-policy")) set("content-security-policy", policy(nonce));
  set("x-content-type-options", "nosniff");
  set("x-frame-options", "DENY");
  set("referrer-policy", "strict-origin-when-cross-origin");
  set("cross-origin-opener-policy", "same-origin");
  set("cross-origin-resource-policy", "same-origin");
  set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  // A program may have named its request itself (AuthZEN 1.0, 10.1.3).
  if (!headers.has("x-request-id")) set("x-request-id", requestId);
  if (!headers.has("cache-control")) set("cache-control", "no-store");
  const body =
    isPlain && response.status >= 400 ? (await response.text()).replace("{nonce}", nonce) : response.body;
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
