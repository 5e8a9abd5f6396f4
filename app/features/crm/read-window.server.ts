import {
  type Cells,
  type ChatRoleKey,
  type Contribution,
  can,
  isAdministrator,
  mayTouch,
  receivesNewClients,
  type Viewer,
} from "~/domain/access";
import { CHAT_TEMPLATES } from "~/domain/access/templates/chat";
import { listChannels } from "~db/queries/registries/channels";
import {
  listChatGrants,
  listOtherGrants,
  listSwitches,
  type OtherGrant,
} from "~db/queries/registries/chat-roles";
import { type Connection, type CrmPerson, listCrmPeople } from "~db/queries/registries/connections";
import { listRoles, type Role } from "~db/queries/roles";
import type { Needs } from "../needs";
import { groupBy } from "./group-by";
import { keyOf, type Lock, type RoleChoice, type WindowPerson } from "./window";

const CHAT_KEYS = Object.keys(CHAT_TEMPLATES) as ChatRoleKey[];

/** What a Save needs beside what the page shows. */
export type WindowRow = WindowPerson & {
  userId: number;
  version: number;
  grants: { id: number; roleId: number; sourceId: number | null; withoutReply: boolean }[];
};
export type Window = { choices: RoleChoice[]; roles: Role[]; rows: WindowRow[] };

/** All people of a connection with their chat roles, switches, and what else reaches them [WZ-05, WZ-06]. */
export async function readWindow(
  needs: Pick<Needs, "db" | "now">,
  viewer: Viewer,
  connection: Connection,
): Promise<Window> {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const [roles, people, grants, switches, channels] = await Promise.all([
    listRoles(db, accountId),
    listCrmPeople(db, accountId, connection),
    listChatGrants(db, accountId, connection),
    listSwitches(db, accountId, connection.id),
    listChannels(db, accountId),
  ]);
  const speaking = roles.filter(
    ({ cells, template }) =>
      template === "administrator" || cells["conversations.reply"] || cells["conversations.list"],
  );
  const others = await listOtherGrants(db, accountId, {
    roleIds: speaking.map(({ id }) => id),
    permissions: ["conversations.reply", "conversations.list", "conversations.history"],
    now: needs.now,
  });
  const choices = choicesOf(roles, new Set(grants.map(({ roleId }) => roleId)));
  const head = roles.find(({ template }) => template === "HEAD");
  const byUser = groupBy(others, ({ userId }) => userId);
  const switchesOf = groupBy(switches, ({ userId }) => userId);
  const grantsOf = groupBy(grants, ({ userId }) => userId);
  const rows = people.map((person): WindowRow => {
    const own = grantsOf.get(person.userId) ?? [];
    const role = roles.find(({ id }) => id === own[0]?.roleId)?.publicId ?? null;
    const bound = own.length > 0 && own.every(({ sourceId }) => sourceId !== null);
    const theirs = byUser.get(person.userId) ?? [];
    const isAdmin = person.isOwner || theirs.some((one) => isAdministrative(one, roles));
    return {
      ...pageFacts(person),
      role,
      receives: receivesNewClients(keyOf(choices, role), switchesOf.get(person.userId) ?? [], {
        connectionId: connection.id,
        sourceId: 0,
      }),
      isAdministrator: isAdmin,
      channels: bound
        ? channels.filter(({ id }) => own.some(({ sourceId }) => sourceId === id)).map(({ name }) => name)
        : null,
      lock: lockOf(viewer, person, isAdmin),
      others: [
        ...theirs.filter((one) => !isAdministrative(one, roles)).map((one) => asContribution(one, roles)),
        ...(person.isHead && head
          ? [
              {
                origin: { kind: "head" as const, name: person.department ?? "" },
                cells: chatCells(head.cells),
              },
            ]
          : []),
      ],
      userId: person.userId,
      version: person.version,
      grants: own.map(({ id, roleId, sourceId, withoutReply }) => ({
        id,
        roleId,
        sourceId,
        withoutReply: withoutReply === 1,
      })),
    };
  });
  return { choices, roles, rows };
}

const pageFacts = ({ publicId, name, department, isCrmAdmin, isHead, isInQueue }: CrmPerson) => ({
  publicId,
  name,
  department,
  isCrmAdmin,
  isHead,
  isInQueue,
});

/** The active chat roles; a copy of the company stands in the place of its template (FM-03), unless somebody still holds that. */
function choicesOf(roles: readonly Role[], held: ReadonlySet<number>): RoleChoice[] {
  const chat = roles.filter(({ family, isActive }) => family === "chat" && isActive);
  const replaced = new Set(chat.map(({ copiedFrom }) => copiedFrom));
  return chat
    .filter(({ id }) => !replaced.has(id) || held.has(id))
    .map((role) => {
      const template = role.template ?? roles.find(({ id }) => id === role.copiedFrom)?.template ?? null;
      const key = CHAT_KEYS.find((known) => known === template) ?? "custom";
      return { publicId: role.publicId, key, name: role.name, template: role.template };
    });
}

const isAdministrative = ({ roleId, kind }: OtherGrant, roles: readonly Role[]) =>
  kind === "crm_admin" || roles.find(({ id }) => id === roleId)?.template === "administrator";

const chatCells = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([permission]) => permission.startsWith("conversations.")));

function asContribution(
  { kind, name, roleId, permission, level }: OtherGrant,
  roles: readonly Role[],
): Pick<Contribution, "origin" | "cells"> {
  const role = roles.find(({ id }) => id === roleId);
  return {
    origin: { kind, name, roleName: role?.name ?? null, template: role?.template ?? null },
    cells: role ? chatCells(role.cells) : ({ [permission ?? ""]: level } as Cells),
  };
}

/** Why this row is not the viewer's to change: themselves, somebody above, or somebody out of their reach. */
function lockOf(viewer: Viewer, person: CrmPerson, isAdmin: boolean): Lock | null {
  const { userId, units, isOwner } = person;
  const refusal = mayTouch(viewer, { userId, units, isOwner, isAdministrator: isAdmin });
  if (refusal === "is_self") return "self";
  if (refusal !== null) return "above";
  if (isAdmin && !isAdministrator(viewer)) return "above";
  return can(viewer, "access.assign", { responsibles: [{ userId, units }] }) ? null : "not_yours";
}
