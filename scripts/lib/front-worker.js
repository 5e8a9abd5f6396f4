/**
 * Stands before the built Worker on one machine, where Cloudflare's own edge would stand: a file of `public/` is
 * answered without the Worker, nothing under /cdn-cgi/ exists, and a request without a client address gets the
 * socket's, which is always this machine.
 */
let files;

export default {
  fetch(request, env) {
    files ??= new Set(env.STATIC_PATHS);
    const { pathname } = new URL(request.url);
    if (files.has(pathname)) return env.STATIC_FILES.fetch(request);
    if (pathname === "/cdn-cgi" || pathname.startsWith("/cdn-cgi/")) {
      return new Response("Not found\n", { status: 404 });
    }
    if (!env.SOCKET_ADDRESS || request.headers.has("CF-Connecting-IP")) return env.GATEHOUSE.fetch(request);
    const headers = new Headers(request.headers);
    headers.set("CF-Connecting-IP", env.SOCKET_ADDRESS);
    return env.GATEHOUSE.fetch(new Request(request, { headers }));
  },
};
