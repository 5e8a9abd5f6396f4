import { z } from "@hono/zod-openapi";
import { can } from "~/domain/access";
import { changeCrmAdmins } from "~/features/crm/change-crm-admins.server";
import { readRoleWindow } from "~/features/crm/read-role-window.server";
import { refreshCrm } from "~/features/crm/refresh-crm.server";
import { saveRoles } from "~/features/crm/save-roles.server";
import { LOCKS } from "~/features/crm/window";
import { findConnection, listCrmPeople } from "~db/queries/registries/connections";
import { listCrmAdmins } from "~db/queries/registries/crm-admins";
import { list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse, refuseAs } from "../core/problem";
import { At, at, Changed, Id, IdPath, MADE_UP_ID } from "../schemas/common";
import { refusedAccess } from "../schemas/refused-access";

const TAG = "CRM";

const RoleRow = z
  .object({
    id: Id.openapi({ description: "The person's." }),
    name: z.string(),
    role: z.string().nullable().openapi({ description: "Id of their chat role; null = none." }),
    receives_new_clients: z.boolean(),
    is_administrator: z.boolean(),
    locked: z.enum(LOCKS).nullable().openapi({ description: "Why you may not change the row." }),
  })
  .openapi("ConnectionRole");

const Wanted = z.strictObject({ person: Id, role: Id.nullable(), receives_new_clients: z.boolean() });

export const crmChanges = [
  operation({
    id: "refreshConnection",
    method: "post",
    path: "/crm/connections/{id}/refresh",
    tag: TAG,
    summary: "Refresh a CRM's data",
    description: "The built-in CRM is of this moment; an external one tells of its people itself.",
    needs: "settings.crm",
    params: IdPath,
    answers: z.object({ synced_at: At.nullable() }),
    handle: async ({ needs, viewer, params: { id } }) => {
      const told = await refreshCrm(needs, viewer.accountId, id);
      return told === null ? refuse("not_found") : ok({ synced_at: at(told.syncedAt) });
    },
  }),
  operation({
    id: "setConnectionAdmin",
    method: "put",
    path: "/crm/connections/{id}/people/{user}/admin",
    tag: TAG,
    summary: "Say whether one administrator of a CRM is an Administrator here",
    description: "Only of people whom the CRM calls administrators.",
    needs: "settings.crm",
    params: z.strictObject({ id: Id, user: Id }),
    body: z.strictObject({ is_admin: z.boolean() }).openapi({ example: { is_admin: false } }),
    answers: Changed,
    handle: async ({ needs, viewer, params: { id, user }, body }) => {
      const { accountId } = viewer;
      const db = needs.db(accountId);
      const connection = await findConnection(db, accountId, id);
      if (connection === null) return refuse("not_found");
      const people = await listCrmPeople(db, accountId, connection);
      const person = people.find(({ publicId }) => publicId === user);
      const admins = await listCrmAdmins(db, accountId);
      const one = admins.find(
        ({ connectionId, userId }) => connectionId === connection.id && userId === person?.userId,
      );
      if (person === undefined || one === undefined) return refuse("not_found");
      const outcome = await changeCrmAdmins(needs, viewer, { tick: one.id, isOn: body.is_admin });
      return outcome.ok ? ok({ pending: outcome.pending }) : refusedAccess(outcome.refusal);
    },
  }),
  list({
    id: "listConnectionRoles",
    path: "/crm/connections/{id}/roles",
    tag: TAG,
    summary: "Chat roles of a CRM's people, and who receives new clients",
    needs: "settings.crm",
    params: IdPath,
    answers: RoleRow,
    handle: async ({ needs, viewer, params: { id }, query }) => {
      const window = await readRoleWindow(needs, viewer, id);
      if (window === null) return refuse("not_found");
      const rows = window.people.map((row) => ({
        id: row.publicId,
        name: row.name,
        role: row.role,
        receives_new_clients: row.receives,
        is_administrator: row.isAdministrator,
        locked: row.lock,
      }));
      return pageOf(rows, query);
    },
  }),
  operation({
    id: "setConnectionRoles",
    method: "put",
    path: "/crm/connections/{id}/roles",
    tag: TAG,
    summary: "Choose chat roles of a CRM's people, and who receives new clients",
    description: "All rows in one step or none; who is not named stays. Needs `access.assign`, too.",
    needs: "settings.crm",
    params: IdPath,
    body: z
      .strictObject({ people: z.array(Wanted).min(1).max(5_000) })
      .openapi({ example: { people: [{ person: MADE_UP_ID, role: null, receives_new_clients: true }] } }),
    answers: z.object({
      pending: z.boolean(),
      changed: z.number().int().openapi({ description: "People whose row differs now." }),
      nobody_receives: z.boolean(),
    }),
    handle: async ({ needs, viewer, params: { id }, body }) => {
      if (!can(viewer, "access.assign")) return refuse("forbidden", { detail: "Needs access.assign." });
      const window = await readRoleWindow(needs, viewer, id);
      if (window === null) return refuse("not_found");
      const rows = new Map(window.people.map((row) => [row.publicId, row]));
      const changes = body.people.map(({ person, role, receives_new_clients: receives }) => {
        const row = rows.get(person);
        const was = { role: row?.role ?? null, receives: row?.receives ?? false };
        return { person, role, receives, was };
      });
      const outcome = await saveRoles(needs, viewer, { connection: id, changes });
      if (outcome.ok) {
        const { pending, changed, nobody } = outcome;
        return ok({ pending, changed, nobody_receives: nobody });
      }
      const { refusal } = outcome;
      if (refusal.code !== "administrator_sees_all") return refusedAccess(refusal);
      const title = `${refusal.name} is an Administrator: a chat role takes nothing from them.`;
      return refuseAs({ code: refusal.code, status: 400, title, field: "people" });
    },
  }),
];
