import { sql } from "drizzle-orm";
import { mayRevoke } from "~/domain/access";
import { areUnchanged, deleteGrant, findGrant, type GrantRow, raiseVersions } from "~db/queries/grants";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import { listRoles } from "~db/queries/roles";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { findSubjects, type Subject } from "./find-subjects.server";
import { holderOp, touchedBy, versionsOp } from "./gate-ops.server";
import { type Done, type Refused, refuse } from "./refusals";
import { tellOfRights } from "./tell-of-rights.server";
import { whyLost } from "./why-lost.server";

/**
 * Takes one grant away: the same right over the same subject as giving it, never one's own, never the last reachable
 * administrator's (semantics 1). What a CRM gives is taken away in the CRM.
 */
export async function revokeGrant(needs: Needs, changer: Changer, publicId: string): Promise<Done | Refused> {
  const { accountId, actor } = changer;
  const db = needs.db(accountId);
  const grant = await findGrant(db, accountId, publicId);
  if (grant === null) return refuse("conflict");
  const subject = await subjectOf(needs, changer, grant);
  if (subject === undefined) return refuse("no_such_subject");
  if (grant.origin !== "direct") return refuse("crm_gives_it");
  const role = (await listRoles(db, accountId)).find(({ id }) => id === grant.roleId);
  const refusal = mayRevoke(
    changer,
    {
      gives: grant.roleId === null ? "cells" : "role",
      cells: role?.cells ?? (grant.permission && grant.level ? { [grant.permission]: grant.level } : {}),
      sourceId: grant.sourceId,
      connectionId: grant.connectionId,
    },
    subject.rule,
  );
  if (refusal !== null) return refuse(refusal.code, { permissions: refusal.permissions, name: subject.name });
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

async function subjectOf(
  needs: Needs,
  changer: Changer,
  grant: Pick<GrantRow, "subjectKind" | "subjectId">,
): Promise<Subject | undefined> {
  if (grant.subjectKind === "user")
    return (await findSubjects(needs, changer, "user", { ids: [grant.subjectId] }))[0];
  if (grant.subjectKind === "everyone")
    return (await findSubjects(needs, changer, "everybody", { ids: [0] }))[0];
  const unit = await needs
    .db(changer.accountId)
    .get<{ kind: "department" | "group" | "workgroup" } | undefined>(
      sql`SELECT kind FROM units WHERE account_id = ${changer.accountId} AND id = ${grant.subjectId}`,
    );
  if (unit === undefined) return undefined;
  return (await findSubjects(needs, changer, unit.kind, { ids: [grant.subjectId] }))[0];
}
