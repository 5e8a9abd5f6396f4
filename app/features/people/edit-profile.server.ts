import { sql } from "drizzle-orm";
import { can, mayTouch } from "~/domain/access";
import type { StopRefusal } from "~/domain/holds/stop";
import { searchTextOf } from "~db/queries/create-company";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { findPerson } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";

export type ProfileEdit = { name: string; surname: string; phone: string | null; language: string | null };
export type EditOutcome = { ok: true; pending: boolean } | { ok: false; refusal: StopRefusal };
type Stored = ProfileEdit & { email: string; kind: string };
const FIELDS = ["name", "surname", "phone", "language"] as const;

/** Edits another person's profile; nobody gets a mail for it [AM-06]. Nothing changed writes nothing. */
export async function editProfile(
  needs: Needs,
  acting: Acting,
  publicId: string,
  edit: ProfileEdit,
): Promise<EditOutcome> {
  const { accountId, actor } = acting;
  const db = needs.db(accountId);
  const person = await findPerson(db, { accountId, publicId });
  if (person === null || !can(acting, "users.view", { responsibles: [person] }))
    return { ok: false, refusal: "not_found" };
  if (!can(acting, "users.edit", { responsibles: [person] })) return { ok: false, refusal: "not_allowed" };
  const above = mayTouch(acting, person);
  if (above !== null) return { ok: false, refusal: above };
  const { userId } = person;
  const is = await db.get<Stored>(sql`SELECT name, surname, phone, language, email, kind FROM users
    WHERE account_id = ${accountId} AND id = ${userId}`);
  // An integrator's name carries the mark by which every log knows them.
  const wanted = is.kind === "integrator" ? { ...edit, name: is.name, surname: is.surname } : edit;
  const changes = FIELDS.filter((field) => is[field] !== wanted[field]).map((field) => ({
    field,
    before: is[field],
    after: wanted[field],
  }));
  if (changes.length === 0) return { ok: true, pending: false };
  const { name, surname, phone, language } = wanted;
  const outcome = await change(needs, acting, {
    write: [
      sql`UPDATE users SET name = ${name}, surname = ${surname}, phone = ${phone}, language = ${language},
        search_text = ${searchTextOf({ name, surname, phone, email: is.email })}
        WHERE account_id = ${accountId} AND id = ${userId} AND deleted_at IS NULL AND name = ${is.name}
          AND surname = ${is.surname} AND phone IS ${is.phone} AND language IS ${is.language}`,
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
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending };
}
