/**
 * Whether a request that changes something comes from our own pages (ASVS 3.5.1): `Sec-Fetch-Site` where the browser
 * sends it, else `Origin`; with neither, or with `null`, no.
 */
export function isSameOrigin(request: Request, origin: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  const from = request.headers.get("origin");
  if (site !== null)
    return (
      site === "same-origin" && (from === null || from === origin || from === new URL(request.url).origin)
    );
  return from === origin || from === new URL(request.url).origin;
}
