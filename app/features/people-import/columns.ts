import { fold } from "~/domain/text/fold";
import { HEADER_WORDS, SURNAME_FIRST } from "~/i18n/files/people-words";

/** What a column of the file may be; `full_name` is split into two. */
export const COLUMNS = ["full_name", "name", "surname", "email", "phone", "role", "department"] as const;
export type ColumnKey = (typeof COLUMNS)[number];
/** For each column of the file what it is; null = left out. */
export type Mapping = (ColumnKey | null)[];
export type PersonRow = Record<"name" | "surname" | "email" | "phone" | "role" | "department", string>;
/** What a row does not say is as an empty cell. */
export const EMPTY_ROW: PersonRow = { name: "", surname: "", email: "", phone: "", role: "", department: "" };

const tidy = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Guesses the columns by their headers, each meaning once; by an @ where no header says "email". */
export function guessMapping(headers: readonly string[], first: readonly string[]): Mapping {
  const taken = new Set<ColumnKey>();
  const mapping: Mapping = headers.map((header) => {
    const found = COLUMNS.find(
      (key) => !taken.has(key) && (HEADER_WORDS[key] as readonly string[]).includes(tidy(header)),
    );
    if (found) taken.add(found);
    return found ?? null;
  });
  if (!taken.has("email")) {
    const at = first.findIndex(
      (cell, index) => mapping[index] === null && /^\S+@\S+\.\S+$/.test(cell.trim()),
    );
    if (at >= 0) mapping[at] = "email";
  }
  return mapping;
}

/** Surname first when the header says so. */
export const isSurnameFirst = (header: string) =>
  SURNAME_FIRST.some((word) => `${tidy(header)} `.startsWith(`${word} `));

/** "Anna Maria Kowalska" → name and surname: the first word is the one, the rest the other. */
export function splitName(text: string, surnameFirst: boolean): { name: string; surname: string } {
  const [first = "", ...rest] = text.trim().split(/\s+/);
  // A patronymic stays with the name.
  return surnameFirst ? { name: rest.join(" "), surname: first } : { name: first, surname: rest.join(" ") };
}

/** One row of the file as a person; cells that no column means are left out. */
export function personOf(cells: readonly string[], mapping: Mapping, surnameFirst: boolean): PersonRow {
  const cell = (key: ColumnKey) => {
    const at = mapping.indexOf(key);
    return at < 0 ? "" : (cells[at] ?? "").trim().slice(0, 1_000);
  };
  const split = splitName(cell("full_name"), surnameFirst);
  return {
    name: cell("name") || split.name,
    surname: cell("surname") || split.surname,
    email: cell("email"),
    phone: cell("phone"),
    role: cell("role"),
    department: cell("department"),
  };
}

/** Enough to begin: an e-mail and some name. */
export const isComplete = (mapping: Mapping) =>
  mapping.includes("email") && (mapping.includes("full_name") || mapping.includes("name"));
