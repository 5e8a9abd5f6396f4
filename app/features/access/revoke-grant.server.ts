import { areUnchanged, deleteGrant, raiseVersions } from "~db/queries/grants";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { holderOp, touchedBy, versionsOp } from "./gate-ops.server";
import { planRevoke } from "./plan-revoke.server";
import type { Done, Refused } from "./refusals";
import { tellOfRights } from "./tell-of-rights.server";
import { whyLost } from "./why-lost.server";

/**
 * Takes one grant away: the same right over the same subject as giving it, never one's own, never the last reachable
 * administrator's (semantics 1).
 */
export async function revokeGrant(needs: Needs, changer: Changer, publicId: string): Promise<Done | Refused> {
  const { accountId, actor } = changer;
  const plan = await planRevoke(needs, changer, publicId);
  if (!plan.ok) return plan;
  const { grant, subject, role } = plan;
  const isUser = subject.kind === "user";
  const touched = touchedBy(accountId, subject.kind, [subject.id]);
  const versions = isUser ? subject.people.map(({ user, version }) => [user, version] as const) : [];
  const takesAdministrator = role?.template === "administrator";
  const outcome = await change(needs, changer, {
    write: [
      mustHold(areUnchanged(accountId, versions)),
      deleteGrant(accountId, grant.id),
      mustChangeOne(),
      raiseVersions(accountId, touched),
    ],
    audit: {
      event: "privilege_permissions_changed",
      actor,
      target: { kind: subject.kind, id: subject.id, name: subject.name },
      changes: [
        { field: grant.permission ?? "role", before: grant.level ?? role?.name ?? null, after: null },
      ],
    },
    gate: [
      holderOp(accountId, subject.kind, subject.id),
      ...(isUser ? [] : [versionsOp(accountId, touched)]),
    ],
    mails: tellOfRights(needs, accountId, touched, {
      taken: [{ role: role ?? null, permission: grant.permission }],
    }),
    keepsAdministrator: takesAdministrator,
  });
  if (outcome.lost) return whyLost(needs, changer, versions, takesAdministrator);
  return { ok: true, pending: outcome.pending };
}
