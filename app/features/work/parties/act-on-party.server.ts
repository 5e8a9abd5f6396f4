import * as z from "zod";
import { scopeOf } from "~/domain/access";
import { isPublicId } from "~/domain/ids/public-id";
import { recordRight } from "~/domain/work/rights";
import { findParty, type PartyKind } from "~db/queries/work/parties";
import type { Needs } from "../../needs";
import { addNote, deleteNote } from "../card/add-note.server";
import { takeRecordBack, throwRecordAway } from "../card/throw-away.server";
import { textOf } from "../form-parts";
import type { WorkOutcome } from "../outcome";
import type { Reader } from "../reader";
import { findPartyFor, lookOf } from "./find-for.server";
import { mergeContacts } from "./merge-contacts.server";

const key = z.string().refine(isPublicId);

/** What the card of a contact or a company can be asked to do; only contacts are merged. */
export const PartyAct = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("delete") }),
  z.strictObject({ intent: z.literal("restore") }),
  z.strictObject({ intent: z.literal("merge"), from: key }),
  z.strictObject({ intent: z.literal("note"), text: textOf(5_000) }),
  z.strictObject({ intent: z.literal("note_delete"), note: key }),
]);
export type PartyAct = z.infer<typeof PartyAct>;

/** Does what the card of a client was asked to do. */
export async function actOnParty(
  needs: Needs,
  viewer: Reader,
  kind: PartyKind,
  publicId: string,
  asked: PartyAct,
): Promise<WorkOutcome> {
  const db = needs.db(viewer.accountId);
  switch (asked.intent) {
    case "delete":
    case "restore": {
      const isBack = asked.intent === "restore";
      const found = await findPartyFor(db, viewer, kind, publicId, "delete", isBack);
      if (!found.ok) return found;
      const { id, name } = found.party;
      return (isBack ? takeRecordBack : throwRecordAway)(needs, viewer, { kind, id, name });
    }
    case "merge":
      if (kind !== "contact") return { ok: false, refusal: "forbidden" };
      return mergeContacts(needs, viewer, { keep: publicId, from: asked.from });
    default: {
      const scope = scopeOf(viewer, recordRight(kind, "view"));
      const party = await findParty(db, {
        accountId: viewer.accountId,
        kind,
        scope,
        publicId,
        look: lookOf(viewer),
      });
      if (party === null) return { ok: false, refusal: "not_found" };
      const on = { kind, id: party.id, name: party.name };
      return asked.intent === "note"
        ? addNote(needs, viewer, on, asked.text)
        : deleteNote(needs, viewer, on, asked.note);
    }
  }
}
