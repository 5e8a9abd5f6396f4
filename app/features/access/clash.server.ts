import type { Level, Permission } from "~/domain/access";
import type { Db } from "~db/client";
import { type GrantRow, grantsOf } from "~db/queries/grants";
import type { Role } from "~db/queries/roles";
import type { Subject } from "./find-subjects.server";
import { type Refused, refuse } from "./refusals";
import { storedKind } from "./subject-kinds";

type Draft = { role: Role | null; permission: Permission | null; level: Level | null };
type Place = { sourceId: number | null; connectionId: number | null };

/**
 * What the grants that are there already forbid: the same grant twice, and a second system role, or a second chat role
 * in the same place, for one person (roles.md R1). A unit may bring further roles; special ones are any number.
 */
export async function clashOf(
  db: Db,
  accountId: number,
  subject: Subject,
  draft: Draft,
  place: Place,
  roles: readonly Role[],
): Promise<Refused | null> {
  const kind = storedKind(subject.kind);
  const existing = await grantsOf(db, accountId, kind, subject.id);
  if (existing.some((grant) => isSame(grant, draft, place)))
    return refuse("already_given", { field: draft.role === null ? "cell" : "roles", name: subject.name });
  const family = draft.role?.family;
  if (kind !== "user" || (family !== "system" && family !== "chat")) return null;
  const other = existing.find(
    (grant) =>
      roles.find(({ id }) => id === grant.roleId)?.family === family &&
      grant.origin === "direct" &&
      (family === "system" || isAt(grant, place)),
  );
  return other === undefined ? null : refuse("one_per_family", { field: "roles", name: subject.name });
}

const isAt = (grant: GrantRow, place: Place) =>
  grant.sourceId === place.sourceId && grant.connectionId === place.connectionId;

function isSame(grant: GrantRow, { role, permission, level }: Draft, place: Place): boolean {
  return (
    isAt(grant, place) &&
    grant.roleId === (role?.id ?? null) &&
    grant.permission === permission &&
    grant.level === level &&
    grant.until === null
  );
}
