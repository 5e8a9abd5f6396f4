import { can, scopeOf } from "~/domain/access";
import { targetOf } from "~/domain/work/rights";
import { findDeal } from "~db/queries/work/deals";
import { notesOn } from "~db/queries/work/history";
import { customValuesOf, listCustomFields } from "~db/queries/work/marks";
import { listLostReasons } from "~db/queries/work/pipelines";
import { linkedChats } from "../../conversations/linked-chats.server";
import type { Needs } from "../../needs";
import { readHistory } from "../card/read-history.server";
import type { Reader } from "../reader";
import { linkScopes } from "../scopes.server";
import { lookAtCard } from "../seen.server";
import { tasksOn } from "../tasks/tasks-on.server";
import { currencyOf, pipelinesOf } from "../work-settings.server";

/** A deal's card within the viewer's scope: null out of it, whether or not there is one. */
export async function showDeal(needs: Needs, viewer: Reader, publicId: string) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const deal = await findDeal(db, accountId, scopeOf(viewer, "deals.view"), publicId, linkScopes(viewer));
  if (deal === null) return null;
  const looked = await lookAtCard(needs, viewer, { kind: "deal", id: deal.id, name: deal.name });
  if (!looked.ok) return looked;
  const [pipelines, reasons, custom, values, notes, history, tasks, currency, chats] = await Promise.all([
    pipelinesOf(needs, accountId),
    listLostReasons(db, accountId),
    listCustomFields(db, accountId, "deal"),
    customValuesOf(db, accountId, "deal", deal.id),
    notesOn(db, accountId, "deal", deal.id, viewer.userId),
    readHistory(db, viewer, "deal", deal.id),
    tasksOn(db, viewer, "deal", deal.id),
    currencyOf(db, accountId),
    linkedChats(needs, viewer, "deal", deal.id),
  ]);
  looked.seen();
  const {
    id: _id,
    units: _units,
    responsibleId: _who,
    contactId,
    companyId,
    lostReasonId: _reason,
    ...shown
  } = deal;
  const writes = viewer.preview === null;
  const stages = pipelines.find(({ id }) => id === deal.pipelineId)?.stages ?? [];
  return {
    ok: true as const,
    deal: {
      ...shown,
      stage: stages.find(({ id }) => id === deal.stageId)?.publicId ?? "",
      /** Linked to something that the viewer may not see. */
      hasHiddenContact: contactId !== null && deal.contact === null,
      hasHiddenCompany: companyId !== null && deal.company === null,
    },
    stages: stages.map(({ publicId: id, name, kind }) => ({ id, name, kind })),
    pipelines: pipelines.length,
    reasons: reasons.map(({ publicId: id, name }) => ({ id, name })),
    custom: custom.map(({ publicId: id, name, kind, choices }) => ({ id, name, kind, choices })),
    values,
    notes,
    history,
    tasks,
    chats,
    currency,
    mayEdit: writes && can(viewer, "deals.edit", targetOf(deal)),
    mayDelete: writes && can(viewer, "deals.delete", targetOf(deal)),
    mayNote: writes,
    mayTask: writes && can(viewer, "tasks.create"),
  };
}

export type DealCard = Extract<NonNullable<Awaited<ReturnType<typeof showDeal>>>, { ok: true }>;
