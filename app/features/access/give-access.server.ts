import { type Cells, cellProblems, type Level, mayGrant, type Permission } from "~/domain/access";
import { publicId } from "~/domain/ids/public-id";
import type { Change } from "~db/queries/audit";
import { areUnchanged, insertGrant, type NewGrant, raiseVersions } from "~db/queries/grants";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import { listRoles, type Role } from "~db/queries/roles";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { clashOf } from "./clash.server";
import { findSource } from "./find-source.server";
import { findSubjects, type Subject } from "./find-subjects.server";
import { holderOp, peopleOps, touchedBy, versionsOp } from "./gate-ops.server";
import { type Done, type Refused, refuse } from "./refusals";
import { type SubjectKind, storedKind } from "./subject-kinds";
import { tellOfRights } from "./tell-of-rights.server";
import { whyLost } from "./why-lost.server";

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

type Draft = { role: Role | null; cells: Cells; permission: Permission | null; level: Level | null };

/**
 * "Add access permission": roles or one cell for persons, departments, groups, workgroups or everybody [BX-26,
 * BX-29..BX-33], all in one batch or nothing. Nobody gives more than they hold (semantics 1).
 */
export async function giveAccess(
  needs: Needs,
  changer: Changer,
  wanted: GiveRequest,
): Promise<Done | Refused> {
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
  return write(needs, changer, { wanted, subjects, drafts, place, sourceName: source?.name ?? null });
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

type Place = { sourceId: number | null; connectionId: null };
type Plan = {
  wanted: GiveRequest;
  subjects: Subject[];
  drafts: Draft[];
  place: Place;
  sourceName: string | null;
};

async function write(needs: Needs, changer: Changer, plan: Plan): Promise<Done | Refused> {
  const { accountId, actor } = changer;
  const { wanted, subjects, drafts } = plan;
  const ids = subjects.map(({ id }) => id);
  const isUser = wanted.kind === "user";
  const touched = touchedBy(accountId, wanted.kind, ids);
  const versions = isUser
    ? subjects.flatMap(({ people }) => people.map(({ user, version }) => [user, version] as const))
    : [];
  const grants = subjects.flatMap(({ id }) =>
    drafts.map((draft) => grantOf(needs, changer, id, draft, plan)),
  );
  const outcome = await change(needs, changer, {
    write: [
      mustHold(areUnchanged(accountId, versions)),
      ...grants.flatMap((grant) => [insertGrant(accountId, grant), mustChangeOne()]),
      raiseVersions(accountId, touched),
    ],
    audit: {
      event: "privilege_permissions_changed",
      actor,
      target: subjects.length === 1 ? targetOf(subjects[0] as Subject) : null,
      changes: subjects.flatMap((subject) => drafts.map((draft) => changeOf(subject, draft, plan))),
    },
    gate: isUser
      ? peopleOps(accountId, touched, ids.length)
      : [...ids.map((id) => holderOp(accountId, wanted.kind, id)), versionsOp(accountId, touched)],
    mails: tellOfRights(needs, accountId, touched, {
      given: drafts.map(({ role, permission }) => ({ role, permission })),
    }),
  });
  if (outcome.lost) return whyLost(needs, changer, versions, false);
  return { ok: true, pending: outcome.pending };
}

function grantOf(needs: Needs, { userId }: Changer, subjectId: number, draft: Draft, plan: Plan): NewGrant {
  const { wanted, place } = plan;
  return {
    publicId: publicId(needs.random(16)),
    subjectKind: storedKind(wanted.kind),
    subjectId,
    roleId: draft.role?.id ?? null,
    permission: draft.permission,
    level: draft.level,
    ...place,
    from: wanted.from,
    until: wanted.until,
    at: needs.now,
    by: userId,
  };
}

/** A change row per cell or role; with several subjects each row names its own. */
function changeOf(subject: Subject, { role, permission, level }: Draft, plan: Plan): Change {
  const at = plan.sourceName === null ? "" : ` @ ${plan.sourceName}`;
  const who = plan.subjects.length === 1 ? "" : `${subject.name}: `;
  return { field: `${who}${permission ?? "role"}${at}`, before: null, after: level ?? role?.name ?? null };
}

const targetOf = ({ kind, id, name }: Subject) => ({ kind, id, name });
