import { z } from "@hono/zod-openapi";
import { can, isAdministrator } from "~/domain/access";
import { changeCrmAdmins } from "~/features/crm/change-crm-admins.server";
import {
  type ConnectionOutcome,
  MOST_CONNECTIONS,
  saveConnection,
} from "~/features/crm/save-connection.server";
import { takeCrmPeople } from "~/features/crm/take-crm-people.server";
import { findConnection, listCrmPeople } from "~db/queries/registries/connections";
import { listCrmAdmins } from "~db/queries/registries/crm-admins";
import { created, ok, operation } from "../core/operation";
import { refuse, refuseAs } from "../core/problem";
import { Changed, Id, IdPath, Line } from "../schemas/common";
import { refusedAccess } from "../schemas/refused-access";

const TAG = "CRM";
const MOST_PEOPLE = 5_000;

const flags = {
  supports_roles: z.boolean().openapi({ description: "Its people get chat roles here." }),
  supports_responsible: z.boolean().openapi({ description: "It has one responsible person for a client." }),
};

const Told = z.strictObject({
  external_id: Line(200).openapi({ description: "What the CRM calls the person.", example: "77" }),
  name: Line(200),
  email: z.email().max(254).nullable().default(null).openapi({ description: "Finds the user here." }),
  is_admin: z.boolean().default(false),
});

export const crmConnections = [
  operation({
    id: "createConnection",
    method: "post",
    path: "/crm/connections",
    tag: TAG,
    summary: "Link a CRM",
    description:
      "Then tell of its people. Its administrators are Administrators here until you say otherwise.",
    needs: "settings.crm",
    body: z
      .strictObject({
        name: Line(80),
        supports_roles: flags.supports_roles.default(true),
        supports_responsible: flags.supports_responsible.default(true),
      })
      .openapi({ example: { name: "Sales CRM", supports_roles: true } }),
    answers: z.object({ id: Id }).openapi("CreatedConnection"),
    status: 201,
    handle: async ({ needs, viewer, body }) => {
      const outcome = await saveConnection(needs, viewer, null, factsOf(body));
      if (!outcome.ok) return refused(outcome);
      return created({ id: outcome.publicId }, `/api/v1/crm/connections/${outcome.publicId}/people`);
    },
  }),
  operation({
    id: "updateConnection",
    method: "patch",
    path: "/crm/connections/{id}",
    tag: TAG,
    summary: "Rename a CRM, say what it can do and whether its administrators are Administrators here",
    description: "`admins_are_admins` is for Administrators, and sent alone: it is a change of rights.",
    needs: "settings.crm",
    params: IdPath,
    body: z
      .strictObject({
        name: Line(80).optional(),
        supports_roles: flags.supports_roles.optional(),
        supports_responsible: flags.supports_responsible.optional(),
        admins_are_admins: z.boolean().optional(),
      })
      .refine((sent) => sent.admins_are_admins === undefined || Object.keys(sent).length === 1, {
        path: ["admins_are_admins"],
        message: "Send it alone.",
      })
      .openapi({ example: { admins_are_admins: true } }),
    answers: Changed,
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const { admins_are_admins: isOn, ...facts } = body;
      if (isOn === undefined) {
        const outcome = await saveConnection(needs, viewer, id, factsOf(facts));
        return outcome.ok ? ok({ pending: false }) : refused(outcome);
      }
      const outcome = await changeCrmAdmins(needs, viewer, { connection: id, isOn });
      if (outcome.ok) return ok({ pending: outcome.pending });
      return outcome.refusal.code === "no_such_subject"
        ? refuse("not_found")
        : refusedAccess(outcome.refusal);
    },
  }),
  operation({
    id: "setConnectionPeople",
    method: "put",
    path: "/crm/connections/{id}/people",
    tag: TAG,
    summary: "Tell of a CRM's people",
    description:
      "All of them each time, by your ids: whoever is not named is in that CRM no longer. Repeat it as often as you like. Administrators among them become Administrators here; to name some, or to name none any more, needs an Administrator and `access.assign`.",
    needs: "settings.crm",
    params: IdPath,
    body: z.strictObject({ people: z.array(Told).max(MOST_PEOPLE) }).openapi({
      example: {
        people: [{ external_id: "77", name: "Oliver Shaw", email: "manager@demo.test", is_admin: false }],
      },
    }),
    answers: z
      .object({
        people: z.number().int(),
        users: z.number().int().openapi({ description: "How many of them are users here." }),
      })
      .openapi("ToldPeople"),
    handle: async ({ needs, viewer, params: { id }, body: { people } }) => {
      const { accountId } = viewer;
      const db = needs.db(accountId);
      const connection = await findConnection(db, accountId, id);
      if (connection === null) return refuse("not_found");
      if (connection.isBuiltIn) return refused({ ok: false, refusal: "built_in" });
      const seen = new Set<string>();
      const twice = people.findIndex(({ external_id }) => seen.size === seen.add(external_id).size);
      if (twice >= 0)
        return refuse("invalid", {
          errors: [
            { field: `people.${twice}.external_id`, code: "repeated", detail: "It was named before." },
          ],
        });
      const admins = await listCrmAdmins(db, accountId);
      const isAboutAdmins =
        people.some((one) => one.is_admin) || admins.some((one) => one.connectionId === connection.id);
      if (isAboutAdmins && !(isAdministrator(viewer) && can(viewer, "access.assign")))
        return refuse("forbidden", { detail: "Administrators are named by an Administrator." });
      const told = people.map(({ external_id: externalId, name, email, is_admin: isAdmin }) => ({
        externalId,
        name,
        email,
        isAdmin,
      }));
      const isTaken = await takeCrmPeople(needs, viewer, {
        connection: id,
        people: told,
        by: viewer.actor,
      });
      if (!isTaken) return refuse("conflict");
      return ok({
        people: people.length,
        users: (await listCrmPeople(db, accountId, connection)).length,
      });
    },
  }),
];

const factsOf = (sent: { name?: string; supports_roles?: boolean; supports_responsible?: boolean }) => ({
  ...(sent.name === undefined ? {} : { name: sent.name }),
  ...(sent.supports_roles === undefined ? {} : { supportsRoles: sent.supports_roles }),
  ...(sent.supports_responsible === undefined ? {} : { supportsResponsible: sent.supports_responsible }),
});

function refused({ refusal }: Extract<ConnectionOutcome, { ok: false }>) {
  if (refusal === "not_found" || refusal === "conflict") return refuse(refusal);
  if (refusal === "taken")
    return refuseAs({ code: refusal, status: 409, title: "Another CRM is called so.", field: "name" });
  const title =
    refusal === "built_in"
      ? "The people of the built-in CRM are the users of the company."
      : `More than ${MOST_CONNECTIONS} CRMs are not linked.`;
  return refuseAs({ code: refusal, status: 409, title });
}
