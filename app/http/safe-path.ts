/** A path of ours to go on to, or "/" for anything that could lead elsewhere (ASVS 3.7.2). */
export function safePath(wanted: string | null | undefined): string {
  if (typeof wanted !== "string" || wanted.length > 2_000 || !wanted.startsWith("/")) return "/";
  if (/[\\\u0000-\u001f\u007f]/.test(wanted) || wanted.startsWith("//")) return "/";
  const url = new URL(wanted, "https://gate.invalid");
  const path = url.pathname + url.search + url.hash;
  return url.origin === "https://gate.invalid" && !path.startsWith("//") ? path : "/";
}
