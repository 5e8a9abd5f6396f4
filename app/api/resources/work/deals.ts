import { z } from "@hono/zod-openapi";
import { DEAL_STATUSES } from "~/domain/work/list";
import { actOnDeal } from "~/features/work/deals/act-on-deal.server";
import { giveDeals } from "~/features/work/deals/bulk-deals.server";
import { createDeal } from "~/features/work/deals/create-deal.server";
import { editDeal } from "~/features/work/deals/edit-deal.server";
import { listDeals } from "~/features/work/deals/list-deals.server";
import { moveDeal } from "~/features/work/deals/move-deal.server";
import { showDeal } from "~/features/work/deals/show-deal.server";
import { tagText } from "~/features/work/fields.server";
import { readRecordQuery } from "~/features/work/list/record-query";
import type { Asker } from "../../core/context";
import { created, done, list, ok, operation } from "../../core/operation";
import { isRefusal, refuse } from "../../core/problem";
import { Id, IdPath, MADE_UP_ID } from "../../schemas/common";
import { externalOf, readExternalId } from "../../schemas/external-id";
import { asDeal, asDealCard, Deal, DealCard, DealEdit, NewDeal } from "./deal-shape";
import { byExternalId, customTexts, readCustom } from "./record";
import { binOf, giveOf, type Named, notesOf } from "./record-acts";
import { refusedWork } from "./refused-work";

const TAG = "Work";
const DEAL: Named = { kind: "deal", one: "Deal", path: "/deals", title: "deal" };

export const deals = [
  list({
    id: "listDeals",
    path: "/deals",
    tag: TAG,
    summary: "List deals",
    description: "Those that you may see, the newest change first. A page counts at limits of list items.",
    needs: "deals.view",
    query: z.strictObject({
      q: z.string().max(200).optional(),
      external_id: z.string().max(200).optional(),
      responsible: z.union([z.enum(["me", "none"]), Id]).optional(),
      stage: Id.optional(),
      status: z.enum(DEAL_STATUSES).optional(),
      tag: z.string().max(60).optional(),
    }),
    answers: Deal,
    handle: async ({ query: { limit, cursor, external_id, ...filter }, ...asker }) => {
      const { needs, viewer } = asker;
      if (external_id !== undefined)
        return byExternalId(asker, "deal", external_id, (id) => readDeal(asker, id, asListed));
      const params = new URLSearchParams(filter as Record<string, string>);
      const page = `${params}&${cursor ?? ""}`;
      if (cursor !== null) params.set("after", cursor);
      const found = await listDeals(needs, viewer, readRecordQuery(params), page, limit);
      if (!found.ok) return refusedWork(found);
      const external = await externalOf(asker, "deal", found.deals);
      const stages = new Map(found.stages.map(({ id, key }) => [id, key]));
      const items = found.deals.map((row) =>
        asDeal(row, stages.get(row.stageId) ?? "", external.get(row.publicId)),
      );
      return { kind: "page", items, next: found.after ?? found.reached };
    },
  }),
  operation({
    id: "createDeal",
    method: "post",
    path: "/deals",
    tag: TAG,
    summary: "Create a deal",
    description: "Yours unless it names somebody. Counts at limits of created deals.",
    needs: "deals.create",
    body: NewDeal,
    answers: z.object({ id: Id }).openapi("CreatedRecord"),
    status: 201,
    handle: async ({ body: { tags = [], custom, external_id, ...body }, ...asker }) => {
      const own = await readCustom(asker, "deal", custom);
      if (isRefusal(own)) return own;
      const named = await readExternalId(asker, "deal", null, external_id);
      if (isRefusal(named)) return named;
      const outcome = await createDeal(asker.needs, asker.viewer, {
        name: body.name,
        amount: body.amount,
        stage: body.stage ?? null,
        responsible: body.responsible ?? null,
        contact: body.contact ?? null,
        company: body.company ?? null,
        tags: tags.join(","),
        custom: own.values,
        ...(named.externalId === undefined ? {} : { externalId: named.externalId }),
      });
      if (!outcome.ok) return refusedWork(outcome);
      return created({ id: outcome.publicId }, `/api/v1/deals/${outcome.publicId}`);
    },
  }),
  giveOf(DEAL, "deals", ({ needs, viewer }, ids, responsible) => giveDeals(needs, viewer, ids, responsible)),
  operation({
    id: "getDeal",
    method: "get",
    path: "/deals/{id}",
    tag: TAG,
    summary: "Read a deal",
    description: "Counts once a window at limits of viewed cards.",
    needs: "deals.view",
    params: IdPath,
    answers: DealCard,
    handle: ({ params: { id }, ...asker }) => readDeal(asker, id, asDealCard),
  }),
  operation({
    id: "updateDeal",
    method: "patch",
    path: "/deals/{id}",
    tag: TAG,
    summary: "Change a deal",
    description: "Only what is sent. Another `responsible` hands it to them.",
    needs: "deals.edit",
    params: IdPath,
    body: DealEdit,
    handle: async ({ params: { id }, body, seen, ...asker }) => {
      const { name, amount, responsible, contact, company, tags } = body;
      const own = await readCustom(asker, "deal", body.custom);
      if (isRefusal(own)) return own;
      const named = await readExternalId(asker, "deal", id, body.external_id);
      if (isRefusal(named)) return named;
      const outcome = await editDeal(asker.needs, asker.viewer, {
        deal: id,
        mine: {
          ...(name === undefined ? {} : { name }),
          ...(amount === undefined ? {} : { amount: amount === null ? null : String(amount) }),
          ...(responsible === undefined ? {} : { responsible }),
          ...(contact === undefined ? {} : { contact }),
          ...(company === undefined ? {} : { company }),
          ...(tags === undefined ? {} : { tags: tagText(tags) }),
          ...customTexts(own.values),
        },
        seen: null,
        externalId: named.externalId,
        ...(seen?.version === undefined ? {} : { version: seen.version }),
      });
      return outcome.ok ? done() : refusedWork(outcome);
    },
  }),
  operation({
    id: "moveDeal",
    method: "post",
    path: "/deals/{id}/stage",
    tag: TAG,
    summary: "Move a deal to another stage",
    description: "Counts once a window at limits of handled deals, and of closed ones when it closes.",
    needs: "deals.edit",
    params: IdPath,
    body: z
      .strictObject({
        stage: Id.openapi({ description: "Of `GET /deal-stages`." }),
        lost_reason: Id.optional(),
      })
      .openapi({ example: { stage: MADE_UP_ID } }),
    answers: z.object({ status: z.string() }).openapi("MovedDeal"),
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const move = { deal: id, to: body.stage, lostReason: body.lost_reason ?? null };
      const outcome = await moveDeal(needs, viewer, move);
      return outcome.ok ? ok({ status: outcome.kind }) : refusedWork(outcome);
    },
  }),
  notesOf(DEAL, ({ needs, viewer }, id, text) => actOnDeal(needs, viewer, id, { intent: "note", text })),
  ...binOf(DEAL, ({ needs, viewer }, id, intent) => actOnDeal(needs, viewer, id, { intent })),
];

/** A deal as its operation shows it; out of reach it is not there. */
async function readDeal(asker: Asker, id: string, as: typeof asDealCard) {
  const shown = await showDeal(asker.needs, asker.viewer, id);
  if (shown === null) return refuse("not_found");
  if (!shown.ok) return refusedWork(shown);
  const external = await externalOf(asker, "deal", [shown.deal]);
  return ok(as(shown.deal, shown.values, external.get(id)));
}

const asListed = ((card, _values, externalId) => asDeal(card, card.stage, externalId)) as typeof asDealCard;
