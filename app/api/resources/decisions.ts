import { z } from "@hono/zod-openapi";
import { CONTRIBUTION_STATES } from "~/domain/access/explain";
import { LEVELS } from "~/domain/access/levels";
import { isPermission, PERMISSIONS } from "~/domain/access/permissions";
import { showRights } from "~/features/access/person/show-rights.server";
import { whoCanDo } from "~/features/access/who-can.server";
import { list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse } from "../core/problem";
import { Id, IdPath } from "../schemas/common";

const TAG = "Access";
const permission = z.enum(PERMISSIONS);

const Right = z
  .object({
    permission,
    level: z.enum(LEVELS),
    merged: z.enum(LEVELS).openapi({ description: "Before dependent permissions lowered it." }),
    because: permission.nullable().openapi({ description: "The permission that lowered it." }),
    reasons: z.array(
      z.object({
        kind: z.string(),
        name: z.string(),
        level: z.enum(LEVELS).nullable(),
        state: z.enum(CONTRIBUTION_STATES),
      }),
    ),
  })
  .openapi("Right");

export const decisions = [
  operation({
    id: "explainUser",
    method: "get",
    path: "/users/{id}/rights",
    tag: TAG,
    summary: "What a person may, and why",
    description: "Every permission in effect with all that gives it and all that lowers it.",
    needs: null,
    params: IdPath,
    query: z.strictObject({ permission: permission.optional() }),
    answers: z.object({ is_held: z.boolean(), rights: z.array(Right) }).openapi("Rights"),
    handle: async ({ needs, viewer, params: { id }, query }) => {
      const shown = await showRights(needs, viewer, id);
      if (shown === null) return refuse("not_found");
      const rights = shown.rights
        .filter((right) => query.permission === undefined || right.permission === query.permission)
        .map(({ reasons, ...right }) => ({
          ...right,
          reasons: reasons.map(({ kind, name, level, state }) => ({ kind, name, level, state })),
        }));
      return ok({ is_held: shown.isHeld, rights });
    },
  }),
  list({
    id: "whoCan",
    path: "/permissions/{permission}/holders",
    tag: TAG,
    summary: "Who can do this",
    description: "People without a hold whose level is above `denied`, within reach of `access.explain`.",
    needs: "access.explain",
    params: z.strictObject({
      permission: z.string().refine(isPermission).openapi({ example: "deals.delete" }),
    }),
    answers: z.object({ id: Id, name: z.string(), level: z.enum(LEVELS) }).openapi("Holder"),
    handle: async ({ needs, viewer, params, query }) =>
      isPermission(params.permission)
        ? pageOf(await whoCanDo(needs, viewer, params.permission), query)
        : refuse("not_found"),
  }),
];
