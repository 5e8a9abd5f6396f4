import { publicId } from "~/domain/ids/public-id";
import type { Change } from "~db/queries/audit";
import { areUnchanged, insertGrant, type NewGrant, raiseVersions } from "~db/queries/grants";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import type { Subject } from "./find-subjects.server";
import { holderOp, peopleOps, touchedBy, versionsOp } from "./gate-ops.server";
import { type Draft, type GivePlan, type GiveRequest, planGive } from "./plan-give.server";
import type { Done, Refused } from "./refusals";
import { storedKind } from "./subject-kinds";
import { tellOfRights } from "./tell-of-rights.server";
import { whyLost } from "./why-lost.server";

/**
 * "Add access permission": roles or one cell for persons, departments, groups, workgroups or everybody [BX-26,
 * BX-29..BX-33], all in one batch or nothing. Nobody gives more than they hold (semantics 1).
 */
export async function giveAccess(
  needs: Needs,
  changer: Changer,
  wanted: GiveRequest,
): Promise<Done | Refused> {
  const plan = await planGive(needs, changer, wanted);
  return plan.ok ? write(needs, changer, plan) : plan;
}

async function write(needs: Needs, changer: Changer, plan: GivePlan): Promise<Done | Refused> {
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

function grantOf(
  needs: Needs,
  { userId }: Changer,
  subjectId: number,
  draft: Draft,
  plan: GivePlan,
): NewGrant {
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
function changeOf(subject: Subject, { role, permission, level }: Draft, plan: GivePlan): Change {
  const at = plan.sourceName === null ? "" : ` @ ${plan.sourceName}`;
  const who = plan.subjects.length === 1 ? "" : `${subject.name}: `;
  return { field: `${who}${permission ?? "role"}${at}`, before: null, after: level ?? role?.name ?? null };
}

const targetOf = ({ kind, id, name }: Subject) => ({ kind, id, name });
