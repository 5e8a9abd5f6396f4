import { z } from "@hono/zod-openapi";
import { levelOf } from "~/domain/access";
import { LIMIT_ACTIONS, LIMIT_METRICS, LIMIT_PERIODS } from "~/domain/limits/kinds";
import { deleteLimit } from "~/features/limits/delete-limit.server";
import { MOST } from "~/features/limits/limit-form";
import { readGauges, readLimits } from "~/features/limits/read-limits.server";
import { restoreLimit } from "~/features/limits/restore-limit.server";
import { saveLimit } from "~/features/limits/save-limit.server";
import { created, list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse, refuseAs } from "../core/problem";
import { At, Changed, Id, IdPath, instant } from "../schemas/common";

const TAG = "Gate";
const ids = z.array(Id).max(200).default([]);

const Limit = z
  .object({
    id: Id,
    metric: z.enum(LIMIT_METRICS),
    threshold: z.number().int(),
    period: z.enum(LIMIT_PERIODS),
    for_all: z.boolean(),
    action: z.enum(LIMIT_ACTIONS),
    auto_restore: z.boolean(),
    warn_at: z.number().int(),
    is_on: z.boolean(),
  })
  .openapi("Limit");

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

export const limits = [
  list({
    id: "listLimits",
    path: "/limits",
    tag: TAG,
    summary: "Activity limits",
    needs: "limits.view",
    answers: Limit,
    handle: async ({ needs, viewer, query }) => {
      // As on the page: whoever sees only their own use has nothing to do with the company's rules.
      if (levelOf(viewer, "limits.view") === "own")
        return refuse("forbidden", { detail: "Needs limits.view for a department or for all." });
      const { limits: rows } = await readLimits(needs, viewer);
      return pageOf(
        rows.map((row) => ({
          id: row.publicId,
          metric: row.metric,
          threshold: row.threshold,
          period: row.period,
          for_all: row.forAll,
          action: row.action,
          auto_restore: row.autoRestore,
          warn_at: row.warnAt,
          is_on: row.isOn,
        })),
        query,
      );
    },
  }),
  operation({
    id: "createLimit",
    method: "post",
    path: "/limits",
    tag: TAG,
    summary: "Set an activity limit",
    description:
      "In effect with the next counted action. Without people, roles or units it is for everybody.",
    needs: "limits.edit",
    body: z
      .strictObject({
        metric: z.enum(LIMIT_METRICS),
        threshold: z.number().int().min(1).max(MOST),
        period: z.enum(LIMIT_PERIODS),
        roles: ids,
        departments: ids,
        groups: ids,
        users: ids,
        include_admins: z.boolean().default(false),
        action: z.enum(LIMIT_ACTIONS).default("deactivate"),
        auto_restore: z.boolean().default(true),
        warn_at: z.number().int().min(1).max(100).default(80),
      })
      .openapi({ example: { metric: "deals_handled", threshold: 10, period: "day" } }),
    answers: Changed.extend({ id: Id }).openapi("CreatedThing"),
    status: 201,
    handle: async ({ needs, viewer, body }) => {
      const { roles: role, departments: department, groups: group, users: user } = body;
      const isForAll = role.length + department.length + group.length + user.length === 0;
      const outcome = await saveLimit(needs, viewer, null, {
        intent: "save",
        metric: body.metric,
        threshold: body.threshold,
        period: body.period,
        who: isForAll ? "all" : "chosen",
        role,
        department,
        group,
        user,
        includeAdmins: body.include_admins,
        action: body.action,
        restore: body.auto_restore ? "window" : "admin",
        warnAt: body.warn_at,
        isOn: true,
      });
      if (outcome.ok) return created({ id: outcome.id, pending: outcome.pending }, "/api/v1/limits");
      if (outcome.refusal === "duplicate")
        return refuseAs({
          code: "duplicate",
          status: 409,
          title: "A limit counts the same for the same people.",
        });
      if (outcome.refusal === "too_many")
        return refuseAs({
          code: "too_many",
          status: 409,
          title: "There are as many limits as there may be.",
        });
      return refuse("conflict");
    },
  }),
  operation({
    id: "deleteLimit",
    method: "delete",
    path: "/limits/{id}",
    tag: TAG,
    summary: "Take a limit away",
    needs: "limits.edit",
    params: IdPath,
    answers: Changed,
    handle: async ({ needs, viewer, params: { id } }) => {
      const outcome = await deleteLimit(needs, viewer, id);
      if (outcome.ok) return ok({ pending: outcome.pending });
      return refuse(outcome.refusal === "not_found" ? "not_found" : "conflict");
    },
  }),
  list({
    id: "listGauges",
    path: "/gauges",
    tag: TAG,
    summary: "How much of their limits people have used",
    needs: "limits.view",
    answers: Gauge,
    handle: async ({ needs, viewer, query }) => {
      const gauges = await readGauges(needs, viewer, {});
      return pageOf(
        gauges.map((gauge) => ({
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
        query,
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
    body: z.strictObject({
      person: Id,
      raise_to: z.number().int().min(1).max(MOST).nullable().default(null),
    }),
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
