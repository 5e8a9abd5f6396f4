import { z } from "@hono/zod-openapi";
import { pipelinesOf } from "~/features/work/work-settings.server";
import { list } from "../../core/operation";
import { pageOf } from "../../core/paging";
import { Id } from "../../schemas/common";

const Stage = z
  .object({ id: Id, name: z.string(), kind: z.string(), pipeline: z.string() })
  .openapi("DealStage");

export const stages = [
  list({
    id: "listDealStages",
    path: "/deal-stages",
    tag: "Work",
    summary: "Stages that a deal may stand in",
    needs: "deals.view",
    answers: Stage,
    handle: async ({ needs, viewer, query }) => {
      const pipelines = await pipelinesOf(needs, viewer.accountId);
      const rows = pipelines.flatMap((pipeline) =>
        pipeline.stages.map(({ publicId, name, kind }) => ({
          id: publicId,
          name,
          kind,
          pipeline: pipeline.name,
        })),
      );
      return pageOf(rows, query);
    },
  }),
];
