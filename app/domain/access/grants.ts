import { can, rankAt } from "./can";
import { RANK } from "./levels";
import { isAdministrator, mayTouch, type Person } from "./people";
import { INDEX, isPermission, type Permission } from "./permissions";
import type { Cells, Target, Viewer } from "./types";

/** A grant about to be written: a whole role or single cells. */
export type GrantDraft = {
  gives: "role" | "cells";
  cells: Cells;
  /** True for the role Administrator. */
  isAdministrator?: boolean;
  sourceId: number | null;
  connectionId: number | null;
};

/**
 * Who gets it. A unit names its members, since a grant to a unit is a grant to each of them;
 * `unitId` is null for units that nobody's reach contains (workgroups).
 */
export type GrantSubject =
  | { kind: "user"; person: Person }
  | { kind: "department" | "group" | "workgroup"; unitId: number | null; members: readonly Person[] }
  | { kind: "everybody"; members: readonly Person[] };

export const GRANT_REFUSALS = [
  "not_allowed",
  "is_self",
  "owner_only",
  "above_you",
  "exceeds_own",
  "bound_twice",
] as const;
/** `permissions`: the right that is missing, or the cells that the actor does not hold so widely. */
export type GrantRefusal = { code: (typeof GRANT_REFUSALS)[number]; permissions: readonly Permission[] };

/** Nobody grants more than they hold, to themselves, or to somebody above [BX-23, AM-03] (semantics 1). */
export function mayGrant(actor: Viewer, grant: GrantDraft, subject: GrantSubject): GrantRefusal | null {
  if (grant.sourceId !== null && grant.connectionId !== null) return refuse("bound_twice");
  const refusal = mayRevoke(actor, grant, subject);
  if (refusal !== null) return refusal;
  if (grant.isAdministrator === true && !isAdministrator(actor)) return refuse("above_you");
  const beyond = cellsBeyond(actor, grant.cells, grant);
  return beyond.length > 0 ? refuse("exceeds_own", beyond) : null;
}

/** Taking a grant away needs the same right over the same subject, and no cells of one's own. */
export function mayRevoke(actor: Viewer, grant: GrantDraft, subject: GrantSubject): GrantRefusal | null {
  const right = rightFor(grant);
  if (!can(actor, right, right === "access.edit" ? undefined : targetOf(subject)))
    return refuse("not_allowed", [right]);
  const touch = touchRefusal(actor, subject);
  return touch === null ? null : refuse(touch);
}

/** The cells that the actor does not hold at this level, at the place where they would count. */
export function cellsBeyond(actor: Viewer, cells: Cells, place: Target): Permission[] {
  return (Object.keys(cells) as Permission[]).filter((permission) => {
    const wanted = RANK[cells[permission] ?? "denied"] ?? RANK.any;
    if (wanted === RANK.denied) return false;
    return !isPermission(permission) || wanted > rankAt(actor.rights, INDEX[permission], place);
  });
}

/** Single open-channel cells on one source are that channel's permissions page [BX-04, BX-23]; the rest is assigning. */
function rightFor(grant: GrantDraft): "access.edit" | "access.assign" {
  const isChannelPage =
    grant.gives === "cells" &&
    grant.sourceId !== null &&
    Object.keys(grant.cells).every((permission) => /^(channels|conversations|canned)\./.test(permission));
  return isChannelPage ? "access.edit" : "access.assign";
}

/** What `access.assign` must cover: the person, or the unit as such; workgroups and everybody need `any`. */
function targetOf(subject: GrantSubject): Target {
  if (subject.kind === "user") return { responsibles: [subject.person] };
  if (subject.kind === "everybody" || subject.unitId === null) return { responsibles: [] };
  return { responsibles: [{ userId: NOBODY, units: [subject.unitId] }] };
}

/** A unit with the actor or an Administrator among its members is for Administrators to grant to. */
function touchRefusal(actor: Viewer, subject: GrantSubject) {
  if (subject.kind === "user") return mayTouch(actor, subject.person);
  if (isAdministrator(actor)) return null;
  if (subject.members.some(({ userId }) => userId === actor.userId)) return "is_self";
  return subject.members.some((member) => member.isAdministrator || member.isOwner) ? "above_you" : null;
}

/** No user has this id. */
const NOBODY = -1;

function refuse(code: GrantRefusal["code"], permissions: readonly Permission[] = []): GrantRefusal {
  return { code, permissions };
}
