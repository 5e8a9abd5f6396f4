import { z } from "@hono/zod-openapi";
import { createUnit } from "~/features/structure/create-unit.server";
import { deleteUnit } from "~/features/structure/delete-unit.server";
import { saveUnit } from "~/features/structure/save-unit.server";
import { setMembers } from "~/features/structure/set-members.server";
import { STRUCTURE_SAYS, type StructureOutcome } from "~/features/structure/structure";
import { listMembers, listUnits, type Unit } from "~db/queries/units";
import type { Asker } from "../core/context";
import { created, list, type Operation, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { isRefusal, type Refusal, refuse, refuseAs } from "../core/problem";
import { sayProblem } from "../core/said-problem";
import { Changed, Id, IdPath, Line, MADE_UP_ID } from "../schemas/common";
import { ExternalId, externalOf, readExternalId } from "../schemas/external-id";

const TAG = "Structure";
const KINDS = [
  { kind: "department", path: "/departments", one: "Department", title: "department" },
  { kind: "group", path: "/groups", one: "Group", title: "group" },
  { kind: "workgroup", path: "/workgroups", one: "Workgroup", title: "workgroup" },
] as const;

const UnitShown = z
  .object({
    id: Id,
    external_id: z.string().nullable(),
    kind: z.enum(["department", "group", "workgroup"]),
    name: z.string(),
    parent: Id.nullable(),
    head: Id.nullable(),
    sees_records: z.boolean().openapi({ description: "Members of a group see each other's records." }),
    members: z.number().int(),
  })
  .openapi("Unit");
const Created = Changed.extend({ id: Id }).openapi("CreatedThing");

const name = Line(80);
const Edit = z
  .strictObject({
    name: name.optional(),
    parent: Id.nullable().optional().openapi({ description: "Of the unit above; null = at the top." }),
    head: Id.nullable().optional().openapi({ description: "The person who leads it." }),
    sees_records: z.boolean().optional(),
    external_id: ExternalId,
  })
  .openapi({ example: { name: "Sales North", head: MADE_UP_ID } });

export const units: Operation[] = KINDS.flatMap(({ kind, path, one, title }) => [
  list({
    id: `list${one}s`,
    path,
    tag: TAG,
    summary: `List ${title}s`,
    needs: "structure.edit",
    query: z.strictObject({ external_id: z.string().max(200).optional() }),
    answers: UnitShown,
    handle: async ({ query: { external_id, ...page }, ...asker }) => {
      const units = (await unitsOf(asker, kind)).map(asShown);
      return pageOf(
        units.filter((one) => external_id === undefined || one.external_id === external_id),
        page,
      );
    },
  }),
  operation({
    id: `create${one}`,
    method: "post",
    path,
    tag: TAG,
    summary: `Create a ${title}`,
    needs: "structure.edit",
    body: z
      .strictObject({ name, external_id: ExternalId })
      .openapi({ example: { name: `New ${title}`, external_id: "crm-3" } }),
    answers: Created,
    status: 201,
    handle: async ({ body, ...asker }) => {
      const named = await readExternalId(asker, "unit", null, body.external_id);
      if (isRefusal(named)) return named;
      const outcome = await createUnit(asker.needs, asker.viewer, { kind, name: body.name, ...named });
      if (!outcome.ok) return refused(outcome);
      return created(
        { id: outcome.publicId, pending: outcome.pending },
        `/api/v1${path}/${outcome.publicId}`,
      );
    },
  }),
  operation({
    id: `get${one}`,
    method: "get",
    path: `${path}/{id}`,
    tag: TAG,
    summary: `Read a ${title}`,
    needs: "structure.edit",
    params: IdPath,
    answers: UnitShown,
    handle: async (asker) => {
      const unit = await find(asker, kind, asker.params.id);
      return unit === undefined ? refuse("not_found") : ok(asShown(unit));
    },
  }),
  operation({
    id: `update${one}`,
    method: "patch",
    path: `${path}/{id}`,
    tag: TAG,
    summary: `Change a ${title}`,
    needs: "structure.edit",
    params: IdPath,
    body: Edit,
    answers: Changed,
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const unit = await find({ needs, viewer }, kind, id);
      if (unit === undefined) return refuse("not_found");
      const before = asShown(unit);
      const named = await readExternalId({ needs, viewer }, "unit", id, body.external_id);
      if (isRefusal(named)) return named;
      const edit = {
        ...named,
        name: body.name ?? before.name,
        parent: (body.parent === undefined ? before.parent : body.parent) ?? "",
        head: (body.head === undefined ? before.head : body.head) ?? "",
        seesRecords: body.sees_records ?? before.sees_records,
      };
      const outcome = await saveUnit(needs, viewer, id, edit);
      return outcome.ok ? ok({ pending: outcome.pending }) : refused(outcome);
    },
  }),
  operation({
    id: `delete${one}`,
    method: "delete",
    path: `${path}/{id}`,
    tag: TAG,
    summary: `Delete a ${title}`,
    description: "What hangs below moves up; its members go to `move_to`, or have none.",
    needs: "structure.edit",
    params: IdPath,
    query: z.strictObject({ move_to: Id.optional() }),
    answers: Changed,
    handle: async ({ needs, viewer, params: { id }, query }) => {
      if ((await find({ needs, viewer }, kind, id)) === undefined) return refuse("not_found");
      const outcome = await deleteUnit(needs, viewer, id, query.move_to ?? "");
      return outcome.ok ? ok({ pending: outcome.pending }) : refused(outcome);
    },
  }),
  operation({
    id: `get${one}Members`,
    method: "get",
    path: `${path}/{id}/members`,
    tag: TAG,
    summary: `Who is in a ${title}`,
    needs: "structure.edit",
    params: IdPath,
    answers: z.object({ members: z.array(Id) }).openapi("Members"),
    handle: async ({ needs, viewer, params: { id } }) => {
      const unit = await find({ needs, viewer }, kind, id);
      if (unit === undefined) return refuse("not_found");
      return ok({ members: await listMembers(needs.db(viewer.accountId), viewer.accountId, unit.id) });
    },
  }),
  operation({
    id: `set${one}Members`,
    method: "put",
    path: `${path}/{id}/members`,
    tag: TAG,
    summary: `Say who is in a ${title}`,
    description: "The whole list; a person has one department, so whoever comes leaves the old one.",
    needs: "structure.edit",
    params: IdPath,
    body: z.strictObject({ members: z.array(Id).max(5_000) }).openapi({ example: { members: [MADE_UP_ID] } }),
    answers: Changed,
    handle: async ({ needs, viewer, params: { id }, body }) => {
      if ((await find({ needs, viewer }, kind, id)) === undefined) return refuse("not_found");
      const outcome = await setMembers(needs, viewer, id, body.members);
      return outcome.ok ? ok({ pending: outcome.pending }) : refused(outcome);
    },
  }),
]);

type Listed = Unit & { parent: string | null; externalId: string | null };

async function unitsOf({ needs, viewer }: Asker, kind: Unit["kind"]): Promise<Listed[]> {
  const all = await listUnits(needs.db(viewer.accountId), viewer.accountId);
  const idOf = new Map(all.map(({ id, publicId }) => [id, publicId]));
  const ours = all.filter((unit) => unit.kind === kind);
  const external = await externalOf({ needs, viewer }, "unit", ours);
  return ours.map((unit) => ({
    ...unit,
    parent: unit.parentId === null ? null : (idOf.get(unit.parentId) ?? null),
    externalId: external.get(unit.publicId) ?? null,
  }));
}

const find = async (asker: Asker, kind: Unit["kind"], id: string) =>
  (await unitsOf(asker, kind)).find(({ publicId }) => publicId === id);

const asShown = (unit: Listed) => ({
  id: unit.publicId,
  external_id: unit.externalId,
  kind: unit.kind,
  name: unit.name,
  parent: unit.parent,
  head: unit.head,
  sees_records: unit.seesRecords === 1,
  members: unit.members,
});

function refused({ refusal }: Extract<StructureOutcome, { ok: false }>): Refusal {
  if (refusal === "not_found")
    return refuse("invalid", {
      errors: [
        { field: "body", code: "not_found", detail: "It names somebody or something that is not there." },
      ],
    });
  return refuseAs(sayProblem(refusal, STRUCTURE_SAYS[refusal]));
}
