import { sql } from "drizzle-orm";
import { can } from "~/domain/access";
import type { PersonAccess } from "~/domain/session/person-access";
import { keepGrantRow } from "~db/queries/access-review";
import { findGrant, type GrantRow } from "~db/queries/grants";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { listRoles } from "~db/queries/roles";
import { change } from "../../gate/change.server";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { readAccess } from "../read-access.server";

export type Kept = "kept" | "not_found" | "not_allowed" | "conflict";

/**
 * "Keep" for one grant: somebody looked and says that it is needed [AU-20]. It takes the right over everybody whom the
 * grant reaches, and nobody vouches for what reaches themselves.
 */
export async function keepGrant(needs: Needs, reviewer: Changer, publicId: string): Promise<Kept> {
  const { accountId, actor, userId } = reviewer;
  const db = needs.db(accountId);
  const grant = await findGrant(db, accountId, publicId);
  if (grant === null) return "not_found";
  const people = await readAccess(needs, reviewer, reachedBy(grant));
  const isCovered = ({ user, units }: PersonAccess) =>
    can(reviewer, "access.review", { responsibles: [{ userId: user, units }] });
  if (people.length === 0 || !people.every(isCovered)) return "not_found";
  if (people.some(({ user }) => user === userId)) return "not_allowed";
  const role = (await listRoles(db, accountId)).find(({ id }) => id === grant.roleId);
  const outcome = await change(needs, reviewer, {
    write: [keepGrantRow(accountId, { grant: grant.id, by: userId, at: needs.now }), mustChangeOne()],
    audit: {
      event: "access_reviewed",
      actor,
      target: await targetOf(needs, reviewer, grant, people),
      changes: [
        { field: grant.permission ?? "role", before: grant.level ?? role?.name ?? null, after: "kept" },
      ],
    },
    gate: [],
  });
  return outcome.lost ? "conflict" : "kept";
}

type Subject = Pick<GrantRow, "subjectKind" | "subjectId">;

function reachedBy({ subjectKind, subjectId }: Subject) {
  if (subjectKind === "user") return { users: [subjectId] };
  return subjectKind === "unit" ? { units: [subjectId] } : {};
}

async function targetOf(
  needs: Needs,
  { accountId }: Changer,
  { subjectKind, subjectId }: Subject,
  [person]: PersonAccess[],
) {
  if (subjectKind === "user")
    return { kind: "user", id: subjectId, name: `${person?.name} ${person?.surname}`.trim() };
  if (subjectKind === "everyone") return { kind: "everybody", id: null, name: "" };
  const unit = await needs
    .db(accountId)
    .get<{ kind: string; name: string }>(
      sql`SELECT kind, name FROM units WHERE account_id = ${accountId} AND id = ${subjectId}`,
    );
  return { kind: unit.kind, id: subjectId, name: unit.name };
}
