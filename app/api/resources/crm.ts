import { z } from "@hono/zod-openapi";
import { findConnection, listConnections, listCrmPeople } from "~db/queries/registries/connections";
import { list } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse } from "../core/problem";
import { At, at, Id, IdPath } from "../schemas/common";

const TAG = "CRM";

const Connection = z
  .object({
    id: Id,
    name: z.string(),
    is_built_in: z.boolean(),
    supports_roles: z.boolean(),
    supports_responsible: z.boolean(),
    admins_are_admins: z.boolean(),
    synced_at: At.nullable(),
    people: z.number().int(),
  })
  .openapi("Connection");

const Person = z
  .object({
    id: Id,
    name: z.string(),
    department: z.string().nullable(),
    is_crm_admin: z.boolean(),
    is_in_queue: z.boolean(),
  })
  .openapi("ConnectionPerson");

export const crm = [
  list({
    id: "listConnections",
    path: "/crm/connections",
    tag: TAG,
    summary: "List connected CRMs",
    needs: "settings.crm",
    answers: Connection,
    handle: async ({ needs, viewer, query }) => {
      const rows = await listConnections(needs.db(viewer.accountId), viewer.accountId);
      return pageOf(
        rows.map((row) => ({
          id: row.publicId,
          name: row.name,
          is_built_in: row.isBuiltIn,
          supports_roles: row.supportsRoles,
          supports_responsible: row.supportsResponsible,
          admins_are_admins: row.adminsAreAdmins,
          synced_at: at(row.syncedAt),
          people: row.people,
        })),
        query,
      );
    },
  }),
  list({
    id: "listConnectionPeople",
    path: "/crm/connections/{id}/people",
    tag: TAG,
    summary: "People of a CRM who are users here",
    needs: "settings.crm",
    params: IdPath,
    answers: Person,
    handle: async ({ needs, viewer, params: { id }, query }) => {
      const { accountId } = viewer;
      const db = needs.db(accountId);
      const connection = await findConnection(db, accountId, id);
      if (connection === null) return refuse("not_found");
      const people = await listCrmPeople(db, accountId, connection);
      return pageOf(
        people.map((row) => ({
          id: row.publicId,
          name: row.name,
          department: row.department,
          is_crm_admin: row.isCrmAdmin,
          is_in_queue: row.isInQueue,
        })),
        query,
      );
    },
  }),
];
