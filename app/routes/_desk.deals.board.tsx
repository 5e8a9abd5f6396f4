import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import type { PageHandle } from "~/features/shell/document-title";
import { BoardPage } from "~/features/work/deals/board-page";
import { moveDeal } from "~/features/work/deals/move-deal.server";
import { showBoard } from "~/features/work/deals/show-board.server";
import { filterOf, readRecordQuery } from "~/features/work/list/record-query";
import { limitRefused, statusOf } from "~/http/limit-refused";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "board.title" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "deals.view");
  const { searchParams } = new URL(request.url);
  const board = await showBoard(context, viewer, readRecordQuery(searchParams), filterOf(searchParams));
  if (!board.ok) throw limitRefused(board);
  return { board };
}

const key = z.string().refine(isPublicId);
const Move = z.strictObject({
  intent: z.literal("move"),
  deal: key,
  from: key,
  to: key,
  lostReason: key.optional(),
});

/** A card was put down in another column. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "deals.edit");
  const asked = Move.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return Response.json({ kind: "bad_request" }, { status: 400 });
  const outcome = await moveDeal(context, viewer, asked.data);
  return outcome.ok
    ? Response.json({ moved: true })
    : Response.json(outcome, { status: statusOf(outcome.refusal) });
}

export default function DealBoard() {
  return <BoardPage {...useLoaderData<typeof loader>()} />;
}
