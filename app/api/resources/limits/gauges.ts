import { z } from "@hono/zod-openapi";
import { LIMIT_METRICS } from "~/domain/limits/kinds";
import { MOST } from "~/features/limits/limit-form";
import { readGauges } from "~/features/limits/read-limits.server";
import { restoreLimit } from "~/features/limits/restore-limit.server";
import { list, ok, operation } from "../../core/operation";
import { pageOf } from "../../core/paging";
import { refuse, refuseAs } from "../../core/problem";
import { At, Changed, Id, IdPath, instant, MADE_UP_ID } from "../../schemas/common";

const TAG = "Gate";

const Gauge = z
  .object({
    id: z.string(),
    person: Id,
    name: z.string(),
    limit: Id,
    metric: z.enum(LIMIT_METRICS),
    count: z.number().int(),
    threshold: z.number().int(),
    until: At,
    is_held: z.boolean(),
  })
  .openapi("Gauge");

export const gauges = [
  list({
    id: "listGauges",
    path: "/gauges",
    tag: TAG,
    summary: "How much of their limits people have used",
    description: "The hundred that have used the most, within reach of `limits.view`.",
    needs: "limits.view",
    query: z.strictObject({ person: Id.optional(), limit_id: Id.optional() }),
    answers: Gauge,
    handle: async ({ needs, viewer, query: { person, limit_id, ...page } }) => {
      const all = await readGauges(needs, viewer, limit_id === undefined ? {} : { limit: limit_id });
      const wanted = all.filter((gauge) => person === undefined || gauge.person === person);
      return pageOf(
        wanted.map((gauge) => ({
          id: `${gauge.person}.${gauge.publicId}`,
          person: gauge.person,
          name: gauge.name,
          limit: gauge.publicId,
          metric: gauge.metric,
          count: gauge.count,
          threshold: gauge.threshold,
          until: instant(gauge.until),
          is_held: gauge.hold !== null,
        })),
        page,
      );
    },
  }),
  operation({
    id: "restoreLimit",
    method: "post",
    path: "/limits/{id}/restore",
    tag: TAG,
    summary: "Let somebody go on before the window ends",
    needs: "limits.restore",
    params: IdPath,
    body: z
      .strictObject({
        person: Id,
        raise_to: z
          .number()
          .int()
          .min(1)
          .max(MOST)
          .nullable()
          .default(null)
          .openapi({ description: "A higher number for the rest of the window; null = count from nothing." }),
      })
      .openapi({ example: { person: MADE_UP_ID } }),
    answers: Changed,
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const wanted = { person: body.person, limit: id, raiseTo: body.raise_to };
      const outcome = await restoreLimit(needs, viewer, wanted);
      if (outcome.ok) return ok({ pending: outcome.pending });
      const { refusal } = outcome;
      if (refusal === "not_allowed") return refuse("forbidden", { detail: "Needs limits.restore." });
      if (refusal === "not_found" || refusal === "conflict") return refuse(refusal);
      const title =
        refusal === "is_self" ? "Nobody restores themselves." : "It is used up to that number already.";
      return refuseAs({ code: refusal, status: 409, title });
    },
  }),
];
