import type { Rights } from "../access";
import type { PersonFact } from "./gate-facts";
import type { PersonAccess } from "./person-access";

/** One question of another program: whom it may mean, by any of their names, and which thing of which type. */
export type Question = { subjects: readonly string[]; type: string; id: string };

/** What D1 knows of a question, as JSON texts: [name, user] of each who is meant, the type's rules, whose the thing is. */
export type QuestionRow = { subjects: string; type: string | null; record: string | null };

/** A person with the rights that are in effect now. */
export type PersonNow = Pick<
  PersonFact,
  "user" | "publicId" | "departmentId" | "isOwner" | "units" | "reach" | "holds"
> & { rights: Rights };

/** `now` in ms; null asks for the people's grants instead of their rights of this instant: another moment is meant. */
export type QuestionRequest = Question & { now: number | null };
export type QuestionFacts = { row: QuestionRow; people: (PersonNow | PersonAccess)[] };
