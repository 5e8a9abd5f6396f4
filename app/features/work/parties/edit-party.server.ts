import type { ActivitySource } from "~/domain/activity/kinds";
import { type FieldTexts, mergeEdit } from "~/domain/work/edit";
import { nameOutside } from "~db/queries/external-ids";
import { customValuesOf, listCustomFields, writeCustomValues, writeTags } from "~db/queries/work/marks";
import type { PartyKind } from "~db/queries/work/parties";
import { type NewPoint, updateParty, writePoints } from "~db/queries/work/party-writes";
import type { Acting } from "../../acting";
import { act } from "../../activity/act.server";
import type { Needs } from "../../needs";
import type { EditOutcome } from "../deals/edit-deal.server";
import { customWrites, readTags } from "../fields.server";
import { seesPoints } from "../scopes.server";
import { findPartyFor } from "./find-for.server";
import { partyTexts } from "./party-texts";
import { columnsOf } from "./write-party.server";

export type PartyEdit = {
  kind: PartyKind;
  party: string;
  mine: FieldTexts;
  seen: FieldTexts | null;
  version?: number;
  /** What another system calls it from now on; undefined = as before. */
  externalId?: string | null | undefined;
  /** Phones and e-mails as they shall be, when `mine` names them. */
  points: readonly NewPoint[] | null;
  source?: ActivitySource;
  actionId?: string;
};

/** Changes a contact or a company (MC-22), with the same merge question as a deal. */
export async function editParty(needs: Needs, viewer: Acting, edit: PartyEdit): Promise<EditOutcome> {
  const { accountId } = viewer;
  const { kind } = edit;
  const db = needs.db(accountId);
  const found = await findPartyFor(db, viewer, kind, edit.party, "edit");
  if (!found.ok) return found;
  const { party } = found;
  const custom = await listCustomFields(db, accountId, kind);
  const now = partyTexts(
    kind,
    party,
    await customValuesOf(db, accountId, kind, party.id),
    seesPoints(viewer),
  );
  // Whoever may not see phones and e-mails cannot change them blindly.
  const mine = Object.fromEntries(
    Object.entries(edit.mine).filter(
      ([field]) => seesPoints(viewer) || !["phones", "emails"].includes(field),
    ),
  );
  if (edit.seen === null && edit.version !== undefined && edit.version !== party.version)
    return { ok: false, refusal: "clash", clashes: [], now };
  const { changed, clashes } = mergeEdit(edit.seen ?? now, mine, now);
  if (clashes.length > 0) return { ok: false, refusal: "clash", clashes, now };
  if (changed.length === 0 && edit.externalId === undefined) return { ok: true };
  const touchesPoints = changed.includes("phones") || changed.includes("emails");
  const points = touchesPoints ? (edit.points ?? []) : null;
  const made = await columnsOf(db, viewer, kind, { texts: { ...now, ...mine }, changed, points });
  if (!made.ok) return made;
  return act(needs, viewer, {
    write: [
      ...updateParty(accountId, kind, party, made.columns, needs.now),
      ...(points === null ? [] : writePoints(accountId, kind, party.id, points)),
      ...(changed.includes("tags") ? writeTags(accountId, kind, party.id, readTags(mine.tags ?? "")) : []),
      ...writeCustomValues(accountId, party.id, customWrites(custom, mine, changed)),
      ...nameOutside(accountId, kind, party.publicId, edit.externalId),
    ],
    deeds: [
      {
        kind: changed.length === 1 && changed[0] === "responsible" ? "responsible_changed" : "record_changed",
        object: { kind, id: party.id, name: mine.name ?? party.name },
        amount: 1,
        changes: changed.map((field) => ({ field, before: now[field] ?? null, after: mine[field] ?? null })),
      },
    ],
    source: edit.source ?? "page",
    ...(edit.actionId === undefined ? {} : { actionId: edit.actionId }),
  });
}
