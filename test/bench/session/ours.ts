import { can } from "~/domain/access";
import { stopAccess } from "~/features/holds/stop-access.server";
import { answer } from "~workers/answer";
import type { Env } from "~workers/env";
import { changerOf } from "../../support/changer";
import type { TestCompany } from "../../support/company";
import { staffedCompany } from "../workerd/company";

export { LoginThrottle } from "~workers/objects/login-throttle";
export { StaffedGate } from "../workerd/staffed-gate";

let company: TestCompany;

/** `/__company` once, `/__block` as its owner does; everything else is answered as the product does, with the viewer's rights as its page. */
export default {
  async fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/__company") {
      const made = await staffedCompany(Number(searchParams.get("people")));
      company = made.company;
      // The owner comes first, and only when asked for.
      return Response.json(made.staff.slice(searchParams.has("owner") ? 0 : 1));
    }
    if (pathname === "/__block") return Response.json(await block(searchParams.get("user") ?? ""));
    const programs = async () => new Response(null, { status: 404 });
    return answer(request, env, ctx, { pages, programs });
  },
} satisfies ExportedHandler<Env>;

const pages: Parameters<typeof answer>[3]["pages"] = async (_request, { signedIn }) =>
  signedIn === null
    ? new Response(null, { status: 401 })
    : Response.json({ user: signedIn.publicId, may: can(signedIn, "deals.view") });

async function block(user: string): Promise<{ ok: boolean }> {
  company.clock.now = Date.now();
  const acting = await changerOf(company, company.owner);
  const stop = { kind: "manual_block", reason: "bench", showReason: false, endsAt: null } as const;
  const outcome = await stopAccess(company.needs(), acting, user, stop);
  return { ok: outcome.ok && !outcome.pending };
}
