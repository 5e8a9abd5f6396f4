/**
 * Stands before the built Worker on one machine, where Cloudflare's own edge would stand: nothing under
 * /cdn-cgi/ exists, and a request without a client address gets the socket's, which is always this machine.
 */
export default {
  fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/cdn-cgi" || pathname.startsWith("/cdn-cgi/")) {
      return new Response("Not found\n", { status: 404 });
    }
    if (!env.SOCKET_ADDRESS || request.headers.has("CF-Connecting-IP")) return env.GATEHOUSE.fetch(request);
    const headers = new Headers(request.headers);
    headers.set("CF-Connecting-IP", env.SOCKET_ADDRESS);
    return env.GATEHOUSE.fetch(new Request(request, { headers }));
  },
};
