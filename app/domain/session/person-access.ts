import type { Contribution } from "../access";
import type { PersonFact } from "./gate-facts";

/** Which people: by id, members of these units, those whom a role reaches; what is left out does not narrow. */
export type AccessRequest = { users?: readonly number[]; units?: readonly number[]; roleId?: number };

/** What a person may do and why, as the gate holds it: every grant that reaches them, and where they are. */
export type PersonAccess = Omit<PersonFact, "grants" | "rev"> & {
  contributions: Contribution[];
  /** Path of the page they were seen on last, and when; null when the gate has not seen them. */
  lastPage: string | null;
  lastAt: number | null;
};
