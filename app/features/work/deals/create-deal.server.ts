import { can } from "~/domain/access";
import type { ActivitySource } from "~/domain/activity/kinds";
import { publicId } from "~/domain/ids/public-id";
import { isClosed } from "~/domain/work/kinds";
import { nameOutside } from "~db/queries/external-ids";
import { idOf, insertDeal } from "~db/queries/work/deal-writes";
import { listCustomFields, writeCustomValues, writeTags } from "~db/queries/work/marks";
import { findColleague } from "~db/queries/work/people";
import type { Acting } from "../../acting";
import { act } from "../../activity/act.server";
import type { Needs } from "../../needs";
import { CUSTOM, customWrites, readTags, searchTextOf } from "../fields.server";
import { findLinkable } from "../links.server";
import type { WorkOutcome } from "../outcome";
import { pipelinesOf } from "../work-settings.server";

export type DealDraft = {
  name: string;
  /** Whole minor units of the company's currency. */
  amount: number | null;
  /** Public ids; without a stage the first open one, without a person oneself. */
  stage?: string | null;
  responsible?: string | null;
  contact?: string | null;
  company?: string | null;
  tags?: string;
  /** By public id of the own field. */
  custom?: Record<string, string | null>;
  /** What another system calls it. */
  externalId?: string | null;
  source?: ActivitySource;
  actionId?: string;
};

/** Creates a deal (MC-21) and counts it at `deals_created`. A deal begins in a stage that is not closed. */
export async function createDeal(
  needs: Needs,
  viewer: Acting,
  draft: DealDraft,
): Promise<WorkOutcome<{ publicId: string }>> {
  if (!can(viewer, "deals.create")) return { ok: false, refusal: "forbidden" };
  const { accountId, actor } = viewer;
  const db = needs.db(accountId);
  const open = (await pipelinesOf(needs, accountId))
    .flatMap(({ stages }) => stages)
    .filter(({ kind }) => !isClosed(kind));
  const stage = draft.stage
    ? open.find((one) => one.publicId === draft.stage)
    : (open.find(({ kind }) => kind === "open") ?? open[0]);
  if (stage === undefined) return { ok: false, refusal: "gone", field: "stage" };
  const [responsible, contact, company, custom] = await Promise.all([
    findColleague(db, accountId, draft.responsible || viewer.publicId),
    draft.contact ? findLinkable(db, viewer, "contact", draft.contact) : null,
    draft.company ? findLinkable(db, viewer, "company", draft.company) : null,
    listCustomFields(db, accountId, "deal"),
  ]);
  if (responsible === null) return { ok: false, refusal: "gone", field: "responsible" };
  if (draft.contact && contact === null) return { ok: false, refusal: "gone", field: "contact" };
  if (draft.company && company === null) return { ok: false, refusal: "gone", field: "company" };
  const id = publicId(needs.random(16));
  const tags = readTags(draft.tags ?? "");
  const texts = {
    name: draft.name,
    tags: tags.map(({ name }) => name).join(" "),
    ...Object.fromEntries(
      Object.entries(draft.custom ?? {}).map(([field, value]) => [CUSTOM + field, value]),
    ),
  };
  const inner = idOf("deals", id);
  const outcome = await act(needs, viewer, {
    write: [
      ...insertDeal(
        accountId,
        {
          publicId: id,
          name: draft.name,
          amount: draft.amount,
          pipelineId: stage.pipelineId,
          stageId: stage.id,
          stageKind: stage.kind,
          contactId: contact?.id ?? null,
          companyId: company?.id ?? null,
          responsibleId: responsible.id,
          createdBy: actor.userId,
          searchText: searchTextOf(texts, ["name"]),
        },
        needs.now,
      ),
      ...(tags.length > 0 ? writeTags(accountId, "deal", inner, tags) : []),
      ...writeCustomValues(accountId, inner, customWrites(custom, texts, Object.keys(texts))),
      ...nameOutside(accountId, "deal", id, draft.externalId),
    ],
    deeds: [
      {
        kind: "record_created",
        object: { kind: "deal", id: inner, name: draft.name },
        amount: 1,
        changes: [{ field: "stage", before: null, after: stage.name }],
      },
    ],
    costs: [{ metric: "deals_created", amount: 1 }],
    source: draft.source ?? "page",
    ...(draft.actionId === undefined ? {} : { actionId: draft.actionId }),
  });
  return outcome.ok ? { ok: true, publicId: id } : outcome;
}
