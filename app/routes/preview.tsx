import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import { endPreview } from "~/features/view-as/end-preview.server";
import { PreviewOverPage } from "~/features/view-as/preview-over-page";
import { startPreview } from "~/features/view-as/start-preview.server";
import { sealSession, setSessionCookie } from "~/http/session-cookie";
import { forbidden, notFound, requirePermission } from "~/http/viewer";

const PreviewForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("start"), person: z.string().refine(isPublicId) }).strict(),
  z.object({ intent: z.literal("end") }).strict(),
]);

/** Says that a preview is over; for everybody else there is nothing here. */
export function loader({ context }: LoaderFunctionArgs) {
  const { verdict } = context;
  if (verdict !== null && !verdict.ok && verdict.end === "preview") return null;
  return redirect("/");
}

/** "View as this employee" begins and ends here, each time with a new token [AU-08] (ASVS 7.2.4). */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = PreviewForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  const { tokenHash, client, cookieAccount } = context;
  const enter = async (to: string, session: Parameters<typeof sealSession>[1] & { until: number }) => {
    const { until, ...cookie } = session;
    const sealed = await sealSession(context.cookieKeys, cookie);
    return redirect(to, { headers: { "set-cookie": setSessionCookie(sealed, until, context.now) } });
  };
  if (form.data.intent === "end") {
    if (tokenHash === null || cookieAccount === null) return redirect("/");
    const ended = await endPreview(context, { accountPublicId: cookieAccount, tokenHash, client });
    if (ended === null) return redirect("/");
    const { accountPublicId: account, shard, token, until } = ended;
    return enter(ended.subject === null ? "/" : `/users/${ended.subject}`, { account, shard, token, until });
  }
  const actor = requirePermission(context, "access.preview_as");
  const started = await startPreview(
    context,
    { ...actor, tokenHash: tokenHash ?? "", client },
    form.data.person,
  );
  if (!started.ok) throw started.refusal === "not_found" ? notFound() : forbidden("access.preview_as");
  const { accountPublicId: account, shard, token, until } = started;
  return enter("/", { account, shard, token, until });
}

export default function Preview() {
  return <PreviewOverPage />;
}
