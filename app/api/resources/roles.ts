import { z } from "@hono/zod-openapi";
import type { Cells } from "~/domain/access";
import { LEVELS } from "~/domain/access/levels";
import { PERMISSIONS } from "~/domain/access/permissions";
import { createRole } from "~/features/access/create-role.server";
import { deleteOwnRole } from "~/features/access/delete-role.server";
import { previewRole } from "~/features/access/preview-role.server";
import { roleTitle } from "~/features/access/role-title";
import { type RoleLine, showRoles } from "~/features/access/roles/show-roles.server";
import { saveRole } from "~/features/access/save-role.server";
import { translatorOf } from "~/i18n/server";
import type { Asker } from "../core/context";
import { created, list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse } from "../core/problem";
import { Changed, Id, IdPath, Line } from "../schemas/common";
import { refusedAccess } from "../schemas/refused-access";

const TAG = "Access";
const t = translatorOf("en");

export const CellsShown = z.partialRecord(z.enum(PERMISSIONS), z.enum(LEVELS)).openapi({
  type: "object",
  additionalProperties: { type: "string", enum: [...LEVELS] },
  example: { "deals.view": "own_dept" },
});

const Role = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string(),
    family: z.enum(["system", "chat", "special", "implicit"]),
    template: z.string().nullable().openapi({ description: "Set when it is a shipped role." }),
    is_active: z.boolean(),
    version: z.number().int(),
    holders: z.number().int(),
    cells: CellsShown,
  })
  .openapi("Role");

const Draft = z.strictObject({ cells: CellsShown, is_active: z.boolean().default(true) });
const Preview = z
  .object({
    people: z.number().int().openapi({ description: "How many people gain or lose something." }),
    names: z.array(z.string()),
    effects: z.array(z.unknown()),
  })
  .openapi("Preview");

export const roles = [
  list({
    id: "listRoles",
    path: "/roles",
    tag: TAG,
    summary: "List roles",
    needs: "roles.edit",
    answers: Role,
    handle: async ({ needs, viewer, query }) =>
      pageOf((await showRoles(needs, viewer.accountId)).map(asShown), query),
  }),
  operation({
    id: "createRole",
    method: "post",
    path: "/roles",
    tag: TAG,
    summary: "Create a role",
    description: "Empty, or a clone of `from`. Change its cells with `updateRole`.",
    needs: "roles.edit",
    body: z
      .strictObject({
        name: Line(80),
        description: z.string().trim().max(500).default(""),
        family: z.enum(["system", "chat", "special"]),
        from: Id.nullable().default(null),
      })
      .openapi({ example: { name: "Night shift", family: "special" } }),
    answers: Changed.extend({ id: Id }).openapi("CreatedThing"),
    status: 201,
    handle: async ({ needs, viewer, body }) => {
      const outcome = await createRole(needs, viewer, body);
      if (!outcome.ok) return refusedAccess(outcome.refusal);
      const { publicId: id, pending } = outcome;
      return created({ id, pending }, `/api/v1/roles/${id}`);
    },
  }),
  operation({
    id: "getRole",
    method: "get",
    path: "/roles/{id}",
    tag: TAG,
    summary: "Read a role",
    needs: "roles.edit",
    params: IdPath,
    answers: Role,
    handle: async ({ params: { id }, ...asker }) => {
      const role = await find(asker, id);
      return role === undefined ? refuse("not_found") : ok(asShown(role));
    },
  }),
  operation({
    id: "updateRole",
    method: "patch",
    path: "/roles/{id}",
    tag: TAG,
    summary: "Change a role",
    description: "`cells` replaces all of them. In force for every holder's next request.",
    needs: "roles.edit",
    params: IdPath,
    body: z
      .strictObject({
        name: Line(80).optional(),
        description: z.string().trim().max(500).optional(),
        is_active: z.boolean().optional(),
        cells: CellsShown.optional(),
      })
      .openapi({ example: { cells: { "deals.view": "own_dept" } } }),
    answers: Changed,
    handle: async ({ params: { id }, body, ...asker }) => {
      const role = await find(asker, id);
      if (role === undefined) return refuse("not_found");
      const outcome = await saveRole(asker.needs, asker.viewer, {
        publicId: id,
        version: role.version,
        name: body.name ?? role.name,
        description: body.description ?? role.description,
        isActive: body.is_active ?? role.isActive,
        cells: (body.cells ?? role.cells) as Cells,
      });
      return outcome.ok ? ok({ pending: outcome.pending }) : refusedAccess(outcome.refusal);
    },
  }),
  operation({
    id: "previewRole",
    method: "post",
    path: "/roles/{id}/preview",
    tag: TAG,
    summary: "Who would gain and lose what",
    description: "Nothing is saved.",
    needs: "roles.edit",
    params: IdPath,
    body: Draft.openapi({ example: { cells: { "deals.view": "own" } } }),
    answers: Preview,
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const draft = { publicId: id, cells: body.cells as Cells, isActive: body.is_active };
      const outcome = await previewRole(needs, viewer, draft);
      if (!outcome.ok)
        return outcome.refusal.code === "no_such_role" ? refuse("not_found") : refusedAccess(outcome.refusal);
      const { people, names, effects } = outcome.preview;
      return ok({ people, names, effects });
    },
  }),
  operation({
    id: "deleteRole",
    method: "delete",
    path: "/roles/{id}",
    tag: TAG,
    summary: "Delete a role of the company's own",
    description: "Its holders get `replacement`; a role that somebody has needs one.",
    needs: "roles.edit",
    params: IdPath,
    query: z.strictObject({ replacement: Id.optional() }),
    answers: Changed,
    handle: async ({ params: { id }, query, ...asker }) => {
      const role = await find(asker, id);
      if (role === undefined) return refuse("not_found");
      const replacement = query.replacement ?? null;
      const request = { publicId: id, version: role.version, replacement };
      const outcome = await deleteOwnRole(asker.needs, asker.viewer, request);
      return outcome.ok ? ok({ pending: outcome.pending }) : refusedAccess(outcome.refusal);
    },
  }),
];

const find = async ({ needs, viewer }: Asker, id: string) =>
  (await showRoles(needs, viewer.accountId)).find(({ publicId }) => publicId === id);

const asShown = (role: RoleLine) => ({
  id: role.publicId,
  name: roleTitle(t, role),
  description: role.description,
  family: role.family,
  template: role.template,
  is_active: role.isActive,
  version: role.version,
  holders: role.holders,
  cells: role.cells,
});
