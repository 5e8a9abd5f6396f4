import { sql } from "drizzle-orm";
import { sortKeyOf } from "~/domain/people/sort-key";
import type { Profile } from "~/domain/session/gate";
import type { Actor, Change } from "~db/queries/audit";
import { searchTextOf } from "~db/queries/create-company";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { type ChangeOutcome, change } from "../gate/change.server";
import type { Account } from "../gate/deliver.server";
import type { Needs } from "../needs";

type Wanted = Pick<Profile, "name" | "surname" | "language" | "timeZone">;
type Me = Account & { userId: number; profile: Profile; actor: Actor };
const FIELDS = ["name", "surname", "language", "timeZone"] as const;

/** One's own name, language and time zone. Nothing changed writes nothing. An integrator's name is the company's mark. */
export async function updateProfile(needs: Needs, me: Me, typed: Wanted): Promise<ChangeOutcome> {
  const { accountId, userId, profile, actor } = me;
  const { name: is, surname: has } = profile;
  const wanted = profile.kind === "integrator" ? { ...typed, name: is, surname: has } : typed;
  const changes: Change[] = FIELDS.filter((field) => profile[field] !== wanted[field]).map((field) => ({
    field,
    before: profile[field],
    after: wanted[field],
  }));
  if (changes.length === 0) return { lost: false, pending: false };
  const { name, surname, language, timeZone } = wanted;
  const text = searchTextOf({ name, surname, email: profile.email, phone: null });
  return change(needs, me, {
    write: [
      sql`UPDATE users SET name = ${name}, surname = ${surname}, language = ${language}, time_zone = ${timeZone},
        search_text = trim(${text} || ' ' || lower(coalesce(phone, ''))), sort_key = ${sortKeyOf(wanted)}
        WHERE account_id = ${accountId} AND id = ${userId} AND deleted_at IS NULL`,
      mustChangeOne(),
    ],
    audit: {
      event: "user_updated",
      actor,
      target: { kind: "user", id: userId, name: `${name} ${surname}`.trim() },
      changes,
    },
    gate: [opSelect.person(accountId, userId)],
  });
}
