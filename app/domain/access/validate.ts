import { LEVELS, type Level } from "./levels";
import { levelsOffered } from "./offered";
import { isPermission } from "./permissions";
import type { RoleFamily } from "./templates";

export const CELL_PROBLEMS = [
  "unknown_permission",
  "unknown_level",
  "level_not_offered",
  "owner_only",
  "other_family",
] as const;
export type CellProblem = { permission: string; code: (typeof CELL_PROBLEMS)[number] };

export const GRANT_PROBLEMS = ["until_before_from", "bound_twice"] as const;
export type GrantProblem = (typeof GRANT_PROBLEMS)[number];

/**
 * What is wrong with the cells of a role, one problem per cell, in the order given. `denied` may stand
 * in every cell ("gives nothing"); `family` null leaves out the rule that system and chat roles share
 * no cells (roles.md R2), which a copy of Administrator does not follow either.
 */
export function cellProblems(
  cells: Readonly<Record<string, string>>,
  family: RoleFamily | null,
): CellProblem[] {
  return Object.entries(cells).flatMap(([permission, level]) => {
    const code = problemOf(permission, level, family);
    return code === null ? [] : [{ permission, code }];
  });
}

/** What is wrong with where and when a grant counts; instants in ms. It must count for at least 1 ms. */
export function grantProblem(grant: {
  from: number | null;
  until: number | null;
  sourceId: number | null;
  connectionId: number | null;
}): GrantProblem | null {
  if (grant.sourceId !== null && grant.connectionId !== null) return "bound_twice";
  return grant.from !== null && grant.until !== null && grant.until <= grant.from
    ? "until_before_from"
    : null;
}

function problemOf(permission: string, level: string, family: RoleFamily | null): CellProblem["code"] | null {
  if (!isPermission(permission)) return "unknown_permission";
  if (!LEVELS.includes(level as Level)) return "unknown_level";
  if (permission === "account.close") return "owner_only";
  if (level === "denied") return null;
  if (!levelsOffered(permission).includes(level as Level)) return "level_not_offered";
  return belongsTo(permission, family) ? null : "other_family";
}

function belongsTo(permission: string, family: RoleFamily | null): boolean {
  if (family === null || family === "special" || permission === "contacts.see_phone_email") return true;
  return /^(conversations|canned)\./.test(permission) === (family === "chat");
}
