import { sql } from "drizzle-orm";
import { can, mayTouch } from "~/domain/access";
import type { StopRefusal } from "~/domain/holds/stop";
import { sortKeyOf } from "~/domain/people/sort-key";
import type { Db } from "~db/client";
import type { Change } from "~db/queries/audit";
import { searchTextOf } from "~db/queries/create-company";
import { externalIdsOf, nameOutside } from "~db/queries/external-ids";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { findPerson } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { Seat } from "./edit-form";
import { planMove } from "./plan-move.server";
import { planSeat } from "./plan-seat.server";

type Profile = { name: string; surname: string; phone: string | null; language: string | null };
/** `department`: a public id, "none", or left as it is; `externalId`: what another system calls them, null = nothing. */
export type ProfileEdit = Profile & { department?: string; externalId?: string | null; seat?: Seat };
export type EditOutcome =
  | { ok: true; pending: boolean }
  | { ok: false; refusal: StopRefusal | "no_department" | "no_seat" };
type Stored = Profile & { email: string; kind: string };
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
  const changes: Change[] = FIELDS.filter((field) => is[field] !== wanted[field]).map((field) => ({
    field,
    before: is[field],
    after: wanted[field],
  }));
  const named = await planName(db, accountId, publicId, edit.externalId);
  const move = await planMove(db, acting, person, edit.department);
  if (move === "refused") return { ok: false, refusal: "no_department" };
  const seat = await planSeat(db, acting, is.kind, edit.seat);
  if (typeof seat === "string") return { ok: false, refusal: seat };
  if (seat !== null) changes.push(seat.change);
  if (changes.length === 0 && move === null && named.changes.length === 0)
    return { ok: true, pending: false };
  const { name, surname, phone, language } = wanted;
  const outcome = await change(needs, acting, {
    write: [
      sql`UPDATE users SET name = ${name}, surname = ${surname}, phone = ${phone}, language = ${language},
        search_text = ${searchTextOf({ name, surname, phone, email: is.email })}, sort_key = ${sortKeyOf(wanted)}
        WHERE account_id = ${accountId} AND id = ${userId} AND deleted_at IS NULL AND name = ${is.name}
          AND surname = ${is.surname} AND phone IS ${is.phone} AND language IS ${is.language}`,
      mustChangeOne(),
      ...(seat?.write(userId) ?? []),
      ...(move?.write ?? []),
      ...named.write,
    ],
    audit: {
      event: "user_updated",
      actor,
      target: { kind: "user", id: userId, name: `${name} ${surname}`.trim() },
      changes: [...changes, ...(move?.changes ?? []), ...named.changes],
    },
    gate: [move === null ? opSelect.person(accountId, userId) : opSelect.people(accountId, move.touched)],
    // An entry of the allowlist may be of a department.
    keepsAdministrator: move !== null,
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending };
}

/** The part of the batch that says what another system calls them; somebody else's name loses the whole edit. */
async function planName(db: Db, accountId: number, publicId: string, wanted: string | null | undefined) {
  if (wanted === undefined) return { write: [], changes: [] };
  const before = (await externalIdsOf(db, accountId, "user", [publicId])).get(publicId) ?? null;
  if (before === wanted) return { write: [], changes: [] };
  return {
    write: nameOutside(accountId, "user", publicId, wanted),
    changes: [{ field: "external_id", before, after: wanted }],
  };
}
