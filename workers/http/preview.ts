import type { Admission } from "../admission";

/** What a preview may send: its own end, and signing out. */
const MAY_POST = ["/preview", "/logout"];

/**
 * A preview reads and does nothing else (architecture, "View as"): whatever writes or takes out is sent to the page
 * that says so, whichever route it was meant for.
 */
export function readOnly(request: Request, admission: Admission): Request {
  if (!admission.signedIn?.preview) return request;
  const url = new URL(request.url);
  const isData = url.pathname.endsWith(".data");
  const path = isData ? url.pathname.slice(0, -".data".length) : url.pathname;
  const isRead = request.method === "GET" || request.method === "HEAD";
  const takesOut = path.split("/").includes("export");
  if (isRead ? !takesOut : MAY_POST.includes(path)) return request;
  url.pathname = `/read-only${isData ? ".data" : ""}`;
  url.search = "";
  return new Request(url, request);
}
