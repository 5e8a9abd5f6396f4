import { fold } from "~/domain/text/fold";
import type { Offer } from "~db/queries/newcomer-offer";
import type { Profile } from "../newcomers/create-person.server";
import type { Wanted } from "../newcomers/gift";
import { countryOf, toE164 } from "../newcomers/phone.server";
import { isOffered, OWN_ROLE } from "../newcomers/role-choice";
import { line, NewEmail, optionalLine } from "../session/typed-text";
import { EMPTY_ROW, type PersonRow } from "./columns";
import { readRoleWord } from "./role-words";

/** Why a row made nobody, `column_what`: the file of the rest says it in words. */
export const ROW_REASONS = [
  "name_missing",
  "name_bad",
  "surname_bad",
  "email_missing",
  "email_bad",
  "phone_bad",
  "role_unknown",
  "department_unknown",
  "already_here",
  "above_you",
  "full",
  "conflict",
  "not_allowed",
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

/** What the form of the import gives to rows that do not say it. */
export type Defaults = { role: string; department: string; language: string };
type Company = { timeZone: string; language: string };
export type Judged = { profile: Profile; wanted: Wanted } | { reason: RowReason };

/** One row of the file, read as "Add user" would read it [MC-16a…16e]; the first thing that is wrong with it. */
export function judgeRow(
  said: Partial<PersonRow>,
  offer: Offer,
  defaults: Defaults,
  company: Company,
): Judged {
  const row = { ...EMPTY_ROW, ...said };
  if (row.name === "") return { reason: "name_missing" };
  const name = line(100).safeParse(row.name);
  const surname = optionalLine(100).safeParse(row.surname || undefined);
  if (!name.success) return { reason: "name_bad" };
  if (!surname.success) return { reason: "surname_bad" };
  if (row.email === "") return { reason: "email_missing" };
  const email = NewEmail.safeParse(row.email);
  if (!email.success) return { reason: "email_bad" };
  const phone = row.phone === "" ? null : toE164(row.phone, countryOf(company));
  if (phone === null && row.phone !== "") return { reason: "phone_bad" };
  const role = row.role === "" ? defaults.role : roleOf(row.role, offer);
  if (role === null) return { reason: "role_unknown" };
  const department = row.department === "" ? defaults.department : departmentOf(row.department, offer);
  if (department === null) return { reason: "department_unknown" };
  return {
    profile: {
      name: name.data,
      surname: surname.data,
      email: email.data,
      phone,
      language: defaults.language,
    },
    wanted: { role, department, groups: [], sources: null, cells: [] },
  };
}

const same = (a: string, b: string) => fold(a.trim()) === fold(b.trim());

/** An own role by its name first, then a word of three languages. */
function roleOf(word: string, offer: Offer): string | null {
  const own = offer.roles.find((role) => isOffered(role) && same(role.name, word));
  return own === undefined ? readRoleWord(word) : OWN_ROLE + own.publicId;
}

const departmentOf = (name: string, offer: Offer): string | null =>
  offer.units.find((unit) => unit.kind === "department" && same(unit.name, name))?.publicId ?? null;
