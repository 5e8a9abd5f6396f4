import { type Cells, cellProblems, type Level, mayGrant, type Permission } from "~/domain/access";
import { listRoles, type Role } from "~db/queries/roles";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { clashOf } from "./clash.server";
import { findSource } from "./find-source.server";
import { findSubjects, type Subject } from "./find-subjects.server";
import { type Refused, refuse } from "./refusals";
import type { SubjectKind } from "./subject-kinds";

export type GiveRequest = {
  kind: SubjectKind;
  /** Public ids of the persons or units. */
  subjects: readonly string[];
  /** Public ids of roles; one grant each. */
  roles: readonly string[];
  cell: { permission: Permission; level: Level } | null;
  /** Public id of the channel where it counts; null = everywhere. */
  source: string | null;
  /** Instants in ms; null = at once, without end. */
  from: number | null;
  until: number | null;
};

export type Draft = { role: Role | null; cells: Cells; permission: Permission | null; level: Level | null };
type Place = { sourceId: number | null; connectionId: null };
/** What is to be given, to whom and where, once nothing speaks against it. */
export type GivePlan = {
  ok: true;
  wanted: GiveRequest;
  subjects: Subject[];
  drafts: Draft[];
  place: Place;
  sourceName: string | null;
};

/** Everything that can speak against giving this (semantics 1), before anything is previewed or written. */
export async function planGive(
  needs: Needs,
  changer: Changer,
  wanted: GiveRequest,
): Promise<GivePlan | Refused> {
  const { accountId } = changer;
  const db = needs.db(accountId);
  if (wanted.until !== null && wanted.until <= Math.max(wanted.from ?? 0, needs.now))
    return refuse("until_before_from", { field: "until" });
  const [subjects, roles, source] = await Promise.all([
    findSubjects(needs, changer, wanted.kind, { publicIds: wanted.subjects }),
    listRoles(db, accountId),
    wanted.source === null ? null : findSource(db, accountId, wanted.source),
  ]);
  if (wanted.subjects.length === 0) return refuse("nothing_chosen", { field: "subjects" });
  if (subjects.length !== new Set(wanted.subjects).size)
    return refuse("no_such_subject", { field: "subjects" });
  if (source === undefined) return refuse("no_such_source", { field: "source" });
  const drafts = draftsOf(wanted, roles);
  if ("ok" in drafts) return drafts;
  const place = { sourceId: source?.id ?? null, connectionId: null };
  for (const subject of subjects) {
    for (const draft of drafts) {
      const refused =
        whyNot(changer, subject, draft, place) ??
        (await clashOf(db, accountId, subject, draft, place, roles));
      if (refused !== null) return refused;
    }
  }
  return { ok: true, wanted, subjects, drafts, place, sourceName: source?.name ?? null };
}

function draftsOf({ roles: ids, cell }: GiveRequest, roles: Role[]): Draft[] | Refused {
  const chosen = ids.map((id) => roles.find((role) => role.publicId === id && role.family !== "implicit"));
  if (chosen.some((role) => role === undefined)) return refuse("no_such_role", { field: "roles" });
  const drafts: Draft[] = (chosen as Role[]).map((role) => ({
    role,
    cells: role.cells,
    permission: null,
    level: null,
  }));
  const problems = cell === null ? [] : cellProblems({ [cell.permission]: cell.level }, null);
  if (cell !== null && problems.some(({ code }) => code === "level_not_offered"))
    return refuse("level_not_offered", { field: "cell", permissions: [cell.permission] });
  if (cell !== null) drafts.push({ role: null, cells: { [cell.permission]: cell.level }, ...cell });
  return drafts.length > 0 ? drafts : refuse("nothing_chosen", { field: "roles" });
}

function whyNot(changer: Changer, subject: Subject, { role, cells }: Draft, place: Place): Refused | null {
  const refusal = mayGrant(
    changer,
    {
      gives: role === null ? "cells" : "role",
      cells,
      isAdministrator: role?.template === "administrator",
      ...place,
    },
    subject.rule,
  );
  if (refusal === null) return null;
  const field = refusal.code === "exceeds_own" ? (role === null ? "cell" : "roles") : "subjects";
  return refuse(refusal.code, { field, permissions: refusal.permissions, name: subject.name });
}
