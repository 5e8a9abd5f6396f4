import { mayGrant, mayRevoke } from "~/domain/access";
import { publicId } from "~/domain/ids/public-id";
import { opSelect } from "~db/queries/gate-ops";
import {
  areUnchanged,
  deleteGrant,
  type GrantRow,
  insertGrant,
  raiseVersions,
  usersOf,
} from "~db/queries/grants";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import type { Role } from "~db/queries/roles";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { findSubjects, type Subject } from "./find-subjects.server";
import { placeOf, planRoles, type RoleStep, type RolesWanted } from "./plan-roles.server";
import { type Done, type Refused, refuse } from "./refusals";
import { tellOfRights } from "./tell-of-rights.server";
import { whyLost } from "./why-lost.server";

/**
 * Changes the roles of one person [MC-37]: what is taken and what is given in one batch, or nothing. Roles of
 * units and of the CRM stay.
 */
export async function changeRoles(
  needs: Needs,
  changer: Changer,
  request: { person: string; wanted: RolesWanted },
): Promise<(Done & { changed: boolean }) | Refused> {
  const [subject] = await findSubjects(needs, changer, "user", { publicIds: [request.person] });
  if (subject === undefined) return refuse("no_such_subject");
  const plan = await planRoles(needs, changer, subject.id, request.wanted);
  if (!plan.ok) return plan;
  const { step, roles } = plan;
  if (step.taken.length + step.given.length === 0) return { ok: true, pending: false, changed: false };
  const refused = whyNot(changer, subject, step, roles);
  if (refused !== null) return refused;
  return write(needs, changer, subject, step, roles);
}

function whyNot(changer: Changer, subject: Subject, step: RoleStep, roles: readonly Role[]): Refused | null {
  for (const grant of step.taken) {
    const cells = roles.find(({ id }) => id === grant.roleId)?.cells ?? {};
    const refusal = mayRevoke(changer, { gives: "role", cells, ...placeOf(grant) }, subject.rule);
    if (refusal !== null)
      return refuse(refusal.code, { permissions: refusal.permissions, name: subject.name });
  }
  for (const { role, place } of step.given) {
    const isAdministrator = role.template === "administrator";
    const draft = { gives: "role" as const, cells: role.cells, isAdministrator, ...place };
    const refusal = mayGrant(changer, draft, subject.rule);
    if (refusal !== null)
      return refuse(refusal.code, { field: "roles", permissions: refusal.permissions, name: subject.name });
  }
  return null;
}

async function write(
  needs: Needs,
  changer: Changer,
  subject: Subject,
  step: RoleStep,
  roles: readonly Role[],
) {
  const { accountId, actor, userId } = changer;
  const role = (grant: GrantRow) => roles.find(({ id }) => id === grant.roleId) ?? null;
  const versions = subject.people.map(({ user, version }) => [user, version] as const);
  const takesAdministrator = step.taken.some((grant) => role(grant)?.template === "administrator");
  const outcome = await change(needs, changer, {
    write: [
      mustHold(areUnchanged(accountId, versions)),
      ...step.taken.flatMap((grant) => [deleteGrant(accountId, grant.id), mustChangeOne()]),
      ...step.given.flatMap((one) => [
        insertGrant(accountId, {
          publicId: publicId(needs.random(16)),
          subjectKind: "user",
          subjectId: subject.id,
          roleId: one.role.id,
          permission: null,
          level: null,
          ...one.place,
          from: null,
          until: null,
          at: needs.now,
          by: userId,
        }),
        mustChangeOne(),
      ]),
      raiseVersions(accountId, usersOf([subject.id])),
    ],
    audit: {
      event: "privilege_permissions_changed",
      actor,
      target: { kind: "user", id: subject.id, name: subject.name },
      changes: [
        ...step.taken.map((grant) => ({ field: "role", before: role(grant)?.name ?? null, after: null })),
        ...step.given.map((one) => ({ field: "role", before: null, after: one.role.name })),
      ],
    },
    gate: [opSelect.person(accountId, subject.id)],
    mails: tellOfRights(needs, accountId, [subject.id], {
      given: step.given.map((one) => ({ role: one.role, permission: null })),
      taken: step.taken.map((grant) => ({ role: role(grant), permission: null })),
    }),
    keepsAdministrator: takesAdministrator,
  });
  if (outcome.lost) return whyLost(needs, changer, versions, takesAdministrator);
  return { ok: true as const, pending: outcome.pending, changed: true };
}
