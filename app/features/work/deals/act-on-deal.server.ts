import * as z from "zod";
import { scopeOf } from "~/domain/access";
import { isPublicId } from "~/domain/ids/public-id";
import { findDeal } from "~db/queries/work/deals";
import type { Needs } from "../../needs";
import { addNote, deleteNote } from "../card/add-note.server";
import { takeRecordBack, throwRecordAway } from "../card/throw-away.server";
import { textOf } from "../form-parts";
import type { Reader } from "../reader";
import { linkScopes } from "../scopes.server";
import { findDealFor } from "./find-for.server";
import { type MoveOutcome, moveDeal } from "./move-deal.server";

const key = z.string().refine(isPublicId);

/** What the card of a deal can be asked to do. */
export const DealAct = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("move"), to: key, from: key.optional(), lostReason: key.optional() }),
  z.strictObject({ intent: z.literal("delete") }),
  z.strictObject({ intent: z.literal("restore") }),
  z.strictObject({ intent: z.literal("note"), text: textOf(5_000) }),
  z.strictObject({ intent: z.literal("note_delete"), note: key }),
]);
export type DealAct = z.infer<typeof DealAct>;

/** Does what the card of a deal was asked to do. */
export async function actOnDeal(
  needs: Needs,
  viewer: Reader,
  publicId: string,
  asked: DealAct,
): Promise<MoveOutcome | { ok: true }> {
  const db = needs.db(viewer.accountId);
  switch (asked.intent) {
    case "move":
      return moveDeal(needs, viewer, { ...asked, deal: publicId });
    case "delete":
    case "restore": {
      const isBack = asked.intent === "restore";
      const found = await findDealFor(db, viewer, publicId, "delete", isBack);
      if (!found.ok) return found;
      const { id, name } = found.deal;
      return (isBack ? takeRecordBack : throwRecordAway)(needs, viewer, { kind: "deal", id, name });
    }
    default: {
      const scope = scopeOf(viewer, "deals.view");
      const deal = await findDeal(db, viewer.accountId, scope, publicId, linkScopes(viewer));
      if (deal === null) return { ok: false, refusal: "not_found" };
      const on = { kind: "deal" as const, id: deal.id, name: deal.name };
      return asked.intent === "note"
        ? addNote(needs, viewer, on, asked.text)
        : deleteNote(needs, viewer, on, asked.note);
    }
  }
}
