import { sql } from "drizzle-orm";
import { mayRevoke } from "~/domain/access";
import { findGrant, type GrantRow } from "~db/queries/grants";
import { listRoles, type Role } from "~db/queries/roles";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { findSubjects, type Subject } from "./find-subjects.server";
import { type Refused, refuse } from "./refusals";

/** A grant that may be taken away, with who has it and the role that it gives. */
export type RevokePlan = { ok: true; grant: GrantRow; subject: Subject; role: Role | undefined };

/** Everything that can speak against taking this grant away (semantics 1). What a CRM gives is taken away in the CRM. */
export async function planRevoke(
  needs: Needs,
  changer: Changer,
  publicId: string,
): Promise<RevokePlan | Refused> {
  const { accountId } = changer;
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
  return { ok: true, grant, subject, role };
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
