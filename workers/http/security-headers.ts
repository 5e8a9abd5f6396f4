/** Headers of every answer, errors and exports too (ASVS 3.4.1–3.4.8, 14.3.2). */
export function secured(
  response: Response,
  { nonce, requestId }: { nonce: string; requestId: string },
): Response | Promise<Response> {
  if (response.status === 101) return response;
  if (response.status < 400 || !isPlain(response)) return withHeaders(response, nonce, requestId);
  return withNonce(response, nonce).then((own) => withHeaders(own, nonce, requestId));
}

const isPlain = ({ headers }: Response) =>
  headers.get("content-type")?.startsWith("text/html") && !headers.has("x-remix-response");

/** On the response itself, whose body then needs no second stream; on a copy when its headers are guarded (a redirect's are). */
function withHeaders(response: Response, nonce: string, requestId: string): Response {
  const { headers } = response;
  try {
    headers.set(...HSTS);
  } catch {
    return withHeaders(new Response(response.body, response), nonce, requestId);
  }
  for (const [name, value] of ALWAYS) headers.set(name, value);
  if (!headers.has("content-security-policy")) headers.set("content-security-policy", policy(nonce));
  // A program may have named its request itself (AuthZEN 1.0, 10.1.3).
  if (!headers.has("x-request-id")) headers.set("x-request-id", requestId);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return response;
}

const HSTS = ["strict-transport-security", "max-age=31536000; includeSubDomains"] as const;
const ALWAYS = [
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["referrer-policy", "strict-origin-when-cross-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
] as const;

async function withNonce(response: Response, nonce: string): Promise<Response> {
  const { status, statusText, headers } = response;
  const text = (await response.text()).replace("{nonce}", nonce);
  return new Response(text, { status, statusText, headers: new Headers(headers) });
}

const policy = (nonce: string) =>
  `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; ${POLICY_REST}`;

const POLICY_REST = [
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
