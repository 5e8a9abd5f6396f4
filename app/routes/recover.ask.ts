import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { askForAccess } from "~/features/network/ask-for-access.server";
import { readAsker } from "~/http/asker";
import { findGateState } from "~db/queries/gate-copy";

/** "Ask for access" of a refused person. */
export async function action({ request, context }: ActionFunctionArgs) {
  const accountOf = async (publicId: string) =>
    (await findGateState(context.db(0), publicId))?.accountId ?? null;
  const asker = await readAsker(context, request, accountOf);
  if (asker === null) return Response.json({ said: "gone" }, { status: 401 });
  const isNew = await askForAccess(context, asker, context.client);
  return Response.json({ said: isNew ? "sent" : "again_later" }, { status: isNew ? 200 : 429 });
}

export const loader = () => redirect("/login");
