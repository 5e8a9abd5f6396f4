import { z } from "@hono/zod-openapi";
import { DEAL_STATUSES } from "~/domain/work/list";
import { createDeal } from "~/features/work/deals/create-deal.server";
import { listDeals } from "~/features/work/deals/list-deals.server";
import { moveDeal } from "~/features/work/deals/move-deal.server";
import { showDeal } from "~/features/work/deals/show-deal.server";
import { readRecordQuery } from "~/features/work/list/record-query";
import { pipelinesOf } from "~/features/work/work-settings.server";
import { created, list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse } from "../core/problem";
import { At, Id, IdPath, instant, Line } from "../schemas/common";
import { refusedWork } from "../schemas/refused-work";

const TAG = "Work";

const Linked = z.object({ id: Id, name: z.string() }).nullable();
const Deal = z
  .object({
    id: Id,
    name: z.string(),
    amount: z.number().nullable().openapi({ description: "Whole minor units of the company's currency." }),
    status: z.string().openapi({ example: "open" }),
    responsible: Linked,
    contact: Linked,
    company: Linked,
    tags: z.array(z.string()),
    created_at: At,
    updated_at: At,
  })
  .openapi("Deal");

const Stage = z
  .object({ id: Id, name: z.string(), kind: z.string(), pipeline: z.string() })
  .openapi("DealStage");

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
      responsible: z.union([z.enum(["me", "none"]), Id]).optional(),
      stage: Id.optional(),
      status: z.enum(DEAL_STATUSES).optional(),
      tag: z.string().max(60).optional(),
    }),
    answers: Deal,
    handle: async ({ needs, viewer, query: { limit, cursor, ...filter } }) => {
      const params = new URLSearchParams(filter as Record<string, string>);
      const page = `${params}&${cursor ?? ""}`;
      if (cursor !== null) params.set("after", cursor);
      const found = await listDeals(needs, viewer, readRecordQuery(params), page, limit);
      if (!found.ok) return refusedWork(found);
      return { kind: "page", items: found.deals.map(asShown), next: found.after ?? found.reached };
    },
  }),
  operation({
    id: "createDeal",
    method: "post",
    path: "/deals",
    tag: TAG,
    summary: "Create a deal",
    description: "Counts at limits of created deals.",
    needs: "deals.create",
    body: z
      .strictObject({
        name: Line(200),
        amount: z.number().int().min(0).max(1e13).nullable().default(null),
        stage: Id.optional(),
        responsible: Id.optional(),
        contact: Id.optional(),
        company: Id.optional(),
      })
      .openapi({ example: { name: "Kitchen for the Harris family", amount: 1250000 } }),
    answers: z.object({ id: Id }).openapi("CreatedRecord"),
    status: 201,
    handle: async ({ needs, viewer, body }) => {
      const outcome = await createDeal(needs, viewer, { ...body, source: "api" });
      if (!outcome.ok) return refusedWork(outcome);
      return created({ id: outcome.publicId }, `/api/v1/deals/${outcome.publicId}`);
    },
  }),
  operation({
    id: "getDeal",
    method: "get",
    path: "/deals/{id}",
    tag: TAG,
    summary: "Read a deal",
    description: "Counts once a window at limits of viewed cards.",
    needs: "deals.view",
    params: IdPath,
    answers: Deal,
    handle: async ({ needs, viewer, params: { id } }) => {
      const shown = await showDeal(needs, viewer, id);
      if (shown === null) return refuse("not_found");
      return shown.ok ? ok(asShown(shown.deal)) : refusedWork(shown);
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
    body: z.strictObject({ stage: Id, lost_reason: Id.optional() }),
    answers: z.object({ status: z.string() }).openapi("MovedDeal"),
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const move = { deal: id, to: body.stage, lostReason: body.lost_reason ?? null, source: "api" as const };
      const outcome = await moveDeal(needs, viewer, move);
      return outcome.ok ? ok({ status: outcome.kind }) : refusedWork(outcome);
    },
  }),
  list({
    id: "listDealStages",
    path: "/deal-stages",
    tag: TAG,
    summary: "Stages that a deal may stand in",
    needs: "deals.view",
    answers: Stage,
    handle: async ({ needs, viewer, query }) => {
      const pipelines = await pipelinesOf(needs, viewer.accountId);
      const stages = pipelines.flatMap((pipeline) =>
        pipeline.stages.map(({ publicId, name, kind }) => ({
          id: publicId,
          name,
          kind,
          pipeline: pipeline.name,
        })),
      );
      return pageOf(stages, query);
    },
  }),
];

type Row = {
  publicId: string;
  name: string;
  amount: number | null;
  stageKind: string;
  responsible: string | null;
  responsibleName: string | null;
  contact: string | null;
  contactName: string | null;
  company: string | null;
  companyName: string | null;
  tags: string[];
  createdAt: number;
  updatedAt: number;
};
const linked = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? "" });

const asShown = (row: Row) => ({
  id: row.publicId,
  name: row.name,
  amount: row.amount,
  status: row.stageKind,
  responsible: linked(row.responsible, row.responsibleName),
  contact: linked(row.contact, row.contactName),
  company: linked(row.company, row.companyName),
  tags: row.tags,
  created_at: instant(row.createdAt),
  updated_at: instant(row.updatedAt),
});
