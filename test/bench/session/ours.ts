import { can } from "~/domain/access";
import { stopAccess } from "~/features/holds/stop-access.server";
import { answer } from "~workers/answer";
import type { Env } from "~workers/env";
import { OFFICE } from "../../support/company";
import { type Staff, staffedCompany } from "../workerd/company";

export { LoginThrottle } from "~workers/objects/login-throttle";
export { StaffedGate } from "../workerd/staffed-gate";

let owner: Staff;

/** `/__company` once, `/__block` as a request of its owner; everything else is answered as the product does, with the viewer's rights as its page. */
export default {
  async fetch(request, env, ctx) {
    const url = new URL(request.url);
    if (url.pathname === "/__company") {
      const { staff } = await staffedCompany(Number(url.searchParams.get("people")));
      owner = staff[0] as Staff;
      // The owner comes first, and only when asked for.
      return Response.json(staff.slice(url.searchParams.has("owner") ? 0 : 1));
    }
    const programs = async () => new Response(null, { status: 404 });
    const headers = { cookie: owner.cookie, "cf-connecting-ip": OFFICE };
    const asked = url.pathname === "/__block" ? new Request(url, { headers }) : request;
    return answer(asked, env, ctx, { pages, programs });
  },
} satisfies ExportedHandler<Env>;

const pages: Parameters<typeof answer>[3]["pages"] = async (request, context) => {
  const { signedIn } = context;
  if (signedIn === null) return new Response(null, { status: 401 });
  const url = new URL(request.url);
  if (url.pathname !== "/__block")
    return Response.json({ user: signedIn.publicId, may: can(signedIn, "deals.view") });
  const stop = { kind: "manual_block", reason: "bench", showReason: false, endsAt: null } as const;
  const outcome = await stopAccess(context, signedIn, url.searchParams.get("user") ?? "", stop);
  return Response.json({ ok: outcome.ok && !outcome.pending });
};
