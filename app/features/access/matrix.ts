import { type Cells, type Level, levelsOffered, PERMISSIONS, type Permission } from "~/domain/access";

/** Kinds of records and what can be done with them: the part of the matrix that is a grid [AM-09, AM-10]. */
export const RECORDS = ["deals", "contacts", "companies", "tasks"] as const;
export const ACTIONS = ["view", "create", "edit", "delete", "export"] as const;

/** The other permissions by what they are about; every permission stands in exactly one place (a test holds it). */
export const GROUPS = {
  contacts: ["contacts.see_phone_email"],
  conversations: /^(conversations|canned)\./,
  channels: /^channels\./,
  people: /^(directory|users|sessions|structure|responsibility)\./,
  access: /^(roles|access)\./,
  watching: /^(authlog|audit|activity|limits|notices)\./,
  statistics: /^stats\./,
  settings: /^(settings|network|api|data|erasure)\./,
  self: /^self\./,
} as const;
export type GroupKey = keyof typeof GROUPS;

/** The groups in two columns of about the same length. */
export const COLUMNS: readonly (readonly GroupKey[])[] = [
  ["contacts", "conversations", "channels", "access", "statistics", "self"],
  ["people", "watching", "settings"],
];

export function gridCell(
  record: (typeof RECORDS)[number],
  action: (typeof ACTIONS)[number],
): Permission | null {
  const name = `${record}.${action}`;
  return PERMISSIONS.find((permission) => permission === name) ?? null;
}

/** The permissions of a group, in matrix order. Closing the account is the owners' alone and in no role. */
export function groupCells(key: GroupKey): Permission[] {
  const which = GROUPS[key];
  return PERMISSIONS.filter((permission) =>
    which instanceof RegExp ? which.test(permission) : which.some((one) => one === permission),
  );
}

/** The same level for many cells: each takes the widest that it offers up to it; null takes the setting away. */
export function setAll(cells: Cells, permissions: readonly Permission[], level: Level | null): Cells {
  const next = { ...cells };
  for (const permission of permissions) {
    if (level === null) delete next[permission];
    else next[permission] = level === "denied" ? "denied" : upTo(permission, level);
  }
  return next;
}

/** Any positive level says yes to a switch; "own" for rights over people, which do not know it, gives nothing. */
function upTo(permission: Permission, level: Level): Level {
  const order: readonly Level[] = ["denied", "own", "own_dept", "any"];
  const offered = levelsOffered(permission).filter((one) => order.indexOf(one) <= order.indexOf(level));
  return offered.at(-1) ?? (levelsOffered(permission).length === 1 && level !== "denied" ? "any" : "denied");
}

/** Their common level; undefined when they differ; null when none is set. */
export function commonLevel(cells: Cells, permissions: readonly Permission[]): Level | null | undefined {
  const levels = new Set(permissions.map((permission) => cells[permission] ?? null));
  return levels.size === 1 ? [...levels][0] : undefined;
}

export const changedCells = (before: Cells, after: Cells): Permission[] =>
  PERMISSIONS.filter((permission) => before[permission] !== after[permission]);
