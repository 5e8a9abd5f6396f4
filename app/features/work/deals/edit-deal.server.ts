import type { ActivitySource } from "~/domain/activity/kinds";
import { type Clash, type FieldTexts, mergeEdit } from "~/domain/work/edit";
import { nameOutside } from "~db/queries/external-ids";
import { updateDeal } from "~db/queries/work/deal-writes";
import { customValuesOf, listCustomFields, writeCustomValues, writeTags } from "~db/queries/work/marks";
import { findColleague } from "~db/queries/work/people";
import type { Acting } from "../../acting";
import { act } from "../../activity/act.server";
import type { Needs } from "../../needs";
import { customWrites, readTags, searchTextOf } from "../fields.server";
import { findLinkable } from "../links.server";
import type { WorkOutcome } from "../outcome";
import { dealTexts } from "./deal-texts";
import { findDealFor } from "./find-for.server";

export type DealEdit = {
  deal: string;
  /** Only the fields that are sent, in the shape of `dealTexts`. */
  mine: FieldTexts;
  /** What the form was opened with; null = whatever stands there now (a caller who names the version). */
  seen: FieldTexts | null;
  version?: number;
  /** What another system calls it from now on; undefined = as before. */
  externalId?: string | null | undefined;
  source?: ActivitySource;
  actionId?: string;
};
/** `clash`: two people changed the same fields. `now` is what stands there, to be sent back as `seen` with a choice. */
export type EditOutcome = WorkOutcome | { ok: false; refusal: "clash"; clashes: Clash[]; now: FieldTexts };

/**
 * Changes a deal (AM-09, AM-10). Fields that somebody else changed meanwhile are never overwritten silently: what the
 * person left alone stays as the other made it, and what both changed is asked back.
 */
export async function editDeal(needs: Needs, viewer: Acting, edit: DealEdit): Promise<EditOutcome> {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const found = await findDealFor(db, viewer, edit.deal, "edit");
  if (!found.ok) return found;
  const { deal } = found;
  const custom = await listCustomFields(db, accountId, "deal");
  const now = dealTexts(deal, await customValuesOf(db, accountId, "deal", deal.id));
  if (edit.seen === null && edit.version !== undefined && edit.version !== deal.version)
    return { ok: false, refusal: "clash", clashes: [], now };
  const { changed, clashes } = mergeEdit(edit.seen ?? now, edit.mine, now);
  if (clashes.length > 0) return { ok: false, refusal: "clash", clashes, now };
  if (changed.length === 0 && edit.externalId === undefined) return { ok: true };
  const { mine } = edit;
  const values: Record<string, unknown> = {};
  if (changed.includes("name")) values.name = mine.name;
  if (changed.includes("amount")) values.amount = mine.amount === null ? null : Number(mine.amount);
  if (changed.includes("responsible")) {
    const person = mine.responsible ? await findColleague(db, accountId, mine.responsible) : null;
    if (mine.responsible && person === null) return { ok: false, refusal: "gone", field: "responsible" };
    values.responsible_id = person?.id ?? null;
  }
  for (const kind of ["contact", "company"] as const) {
    if (!changed.includes(kind)) continue;
    const card = mine[kind] ? await findLinkable(db, viewer, kind, mine[kind]) : null;
    if (mine[kind] && card === null) return { ok: false, refusal: "gone", field: kind };
    values[`${kind}_id`] = card?.id ?? null;
  }
  values.search_text = searchTextOf({ ...now, ...mine }, ["name"]);
  return act(needs, viewer, {
    write: [
      ...updateDeal(accountId, deal, values, needs.now),
      ...(changed.includes("tags") ? writeTags(accountId, "deal", deal.id, readTags(mine.tags ?? "")) : []),
      ...writeCustomValues(accountId, deal.id, customWrites(custom, mine, changed)),
      ...nameOutside(accountId, "deal", deal.publicId, edit.externalId),
    ],
    deeds: [
      {
        kind: changed.length === 1 && changed[0] === "responsible" ? "responsible_changed" : "record_changed",
        object: { kind: "deal", id: deal.id, name: mine.name ?? deal.name },
        amount: 1,
        changes: changed.map((field) => ({ field, before: now[field] ?? null, after: mine[field] ?? null })),
      },
    ],
    source: edit.source ?? "page",
    ...(edit.actionId === undefined ? {} : { actionId: edit.actionId }),
  });
}
