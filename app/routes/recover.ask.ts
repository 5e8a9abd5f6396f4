import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { askRestore } from "~/features/limits/ask-restore.server";
import { askForAccess } from "~/features/network/ask-for-access.server";
import { readAsker } from "~/http/asker";
import { findGateState } from "~db/queries/gate-copy";

const STATUS = { sent: 200, again_later: 429, gone: 409 } as const;

/** "Ask for access" of a person whom the list refused, and "Ask an administrator" of one whom a limit holds. */
export async function action({ request, context }: ActionFunctionArgs) {
  const accountOf = async (publicId: string) =>
    (await findGateState(context.db(0), publicId))?.accountId ?? null;
  const asker = await readAsker(context, request, accountOf);
  if (asker === null) return Response.json({ said: "gone" }, { status: 401 });
  if (asker.about === "limit") {
    const said = await askRestore(context, asker, context.client);
    return Response.json({ said }, { status: STATUS[said] });
  }
  const isNew = await askForAccess(context, asker, context.client);
  return Response.json({ said: isNew ? "sent" : "again_later" }, { status: isNew ? 200 : 429 });
}

export const loader = () => redirect("/login");
