import {
  type Cells,
  type Contribution,
  type Level,
  type OriginKind,
  type Permission,
  QUEUE_CELLS,
  ROLE_TEMPLATES,
  type TemplateKey,
  withoutReply,
} from "../../../app/domain/access";
import type { GrantFact, QueueFact, RoleFact, UnitFact } from "../../../app/domain/session/gate";

type Roles = ReadonlyMap<number, RoleFact>;
const ALWAYS = { sourceId: null, connectionId: null, from: null, until: null };

/** One grant as a contribution: a role or a single cell. Nothing for a role that is not there. */
export function ofGrant(
  grant: GrantFact,
  roles: Roles,
  kind: OriginKind,
  unit: UnitFact | null,
): Contribution[] {
  const { id, roleId, permission, level, sourceId, connectionId, from, until } = grant;
  const originKind = grant.origin === "crm_admin" ? "crm_admin" : kind;
  const place = { sourceId, connectionId, from, until };
  const isOff = unit?.isActive === false;
  if (roleId === null) {
    if (permission === null || level === null) return [];
    const origin = { kind: originKind, name: unit?.name ?? "" };
    return [{ id: `g${id}`, origin, cells: cellOf(permission, level), ...place, inactive: isOff }];
  }
  const role = roles.get(roleId);
  if (role === undefined) return [];
  const origin = {
    kind: originKind,
    name: unit?.name ?? role.name,
    roleId: role.role,
    roleName: role.name,
    template: role.template as TemplateKey | null,
  };
  const cells = grant.withoutReply ? silent(cellsOf(role)) : cellsOf(role);
  return [{ id: `g${id}`, origin, cells, ...place, inactive: !role.isActive || isOff }];
}

/** Members of a channel's queue have its canned replies [BX-24], as long as the channel is not switched off. */
export const ofQueue = ({ source, name, isOff }: QueueFact): Contribution => ({
  ...ALWAYS,
  id: `q${source}${isOff ? "-" : ""}`,
  origin: { kind: "queue", name },
  cells: QUEUE_CELLS,
  sourceId: source,
  inactive: isOff,
});

/** The set that everybody or every head of a department has. */
export function ofTemplate(roles: Roles, template: "HEAD" | "BASE", kind: OriginKind): Contribution[] {
  const role = [...roles.values()].find((one) => one.template === template);
  if (role === undefined) return [];
  const origin = { kind, name: role.name, roleId: role.role, template };
  return [{ ...ALWAYS, id: `i${role.role}`, origin, cells: cellsOf(role), inactive: !role.isActive }];
}

/** Built-in roles take their cells from the code, so that an upgrade upgrades them; HEAD and BASE may have own ones. */
function cellsOf(role: RoleFact): Cells {
  if (role.cells !== null) return role.cells;
  return role.template === null ? {} : ROLE_TEMPLATES[role.template as TemplateKey].cells;
}

const singles = new Map<string, Cells>();

/** The engine keeps what it has worked out by the cells object: equal single cells are one object, of at most 300. */
function cellOf(permission: Permission, level: Level): Cells {
  const key = `${permission} ${level}`;
  const known = singles.get(key);
  if (known !== undefined) return known;
  const cells = { [permission]: level };
  singles.set(key, cells);
  return cells;
}

const silenced = new WeakMap<Cells, Cells>();

function silent(cells: Cells): Cells {
  const known = silenced.get(cells);
  if (known !== undefined) return known;
  const without = withoutReply(cells);
  silenced.set(cells, without);
  return without;
}
