import { can } from "~/domain/access";
import type { ActivitySource } from "~/domain/activity/kinds";
import { publicId } from "~/domain/ids/public-id";
import type { FieldTexts } from "~/domain/work/edit";
import { recordRight } from "~/domain/work/rights";
import { nameOutside } from "~db/queries/external-ids";
import { idOf } from "~db/queries/work/deal-writes";
import { listCustomFields, writeCustomValues, writeTags } from "~db/queries/work/marks";
import type { PartyKind } from "~db/queries/work/parties";
import { insertParty, type NewPoint, writePoints } from "~db/queries/work/party-writes";
import type { Acting } from "../../acting";
import { act } from "../../activity/act.server";
import type { Needs } from "../../needs";
import { customWrites, readTags } from "../fields.server";
import type { WorkOutcome } from "../outcome";
import { columnsOf } from "./write-party.server";

export type PartyDraft = {
  kind: PartyKind;
  /** As `partyTexts` makes them; without a person it is one's own. */
  texts: FieldTexts;
  points: readonly NewPoint[];
  /** What another system calls it. */
  externalId?: string | null;
  source?: ActivitySource;
  actionId?: string;
};

/** Creates a contact or a company (AM-10). */
export async function createParty(
  needs: Needs,
  viewer: Acting,
  draft: PartyDraft,
): Promise<WorkOutcome<{ publicId: string }>> {
  const { kind, points } = draft;
  if (!can(viewer, recordRight(kind, "create"))) return { ok: false, refusal: "forbidden" };
  const { accountId, actor } = viewer;
  const db = needs.db(accountId);
  const texts: FieldTexts = { ...draft.texts, responsible: draft.texts.responsible ?? viewer.publicId };
  const made = await columnsOf(db, viewer, kind, { texts, changed: Object.keys(texts), points });
  if (!made.ok) return made;
  const custom = await listCustomFields(db, accountId, kind);
  const id = publicId(needs.random(16));
  const inner = idOf(kind === "contact" ? "contacts" : "companies", id);
  const tags = readTags(texts.tags ?? "");
  const name = texts.name ?? "";
  const outcome = await act(needs, viewer, {
    write: [
      ...insertParty(accountId, kind, id, { ...made.columns, created_by: actor.userId }, needs.now),
      ...writePoints(accountId, kind, inner, points),
      ...(tags.length > 0 ? writeTags(accountId, kind, inner, tags) : []),
      ...writeCustomValues(accountId, inner, customWrites(custom, texts, Object.keys(texts))),
      ...nameOutside(accountId, kind, id, draft.externalId),
    ],
    deeds: [{ kind: "record_created", object: { kind, id: inner, name }, amount: 1 }],
    source: draft.source ?? "page",
    ...(draft.actionId === undefined ? {} : { actionId: draft.actionId }),
  });
  return outcome.ok ? { ok: true, publicId: id } : outcome;
}
