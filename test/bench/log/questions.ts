import type { Scope } from "~/domain/access";
import { EVERYTHING, type LogFilter } from "~/domain/log/filter";
import { keyOf } from "../../support/log/many-rows";

/** What is asked of the log; `manyRows` says what is in it. */
type Question = { scope: Scope; filter: LogFilter };
const everybody: Scope = { kind: "any" };
const filtered = (filter: Partial<LogFilter>, scope: Scope = everybody): Question => ({
  scope,
  filter: { ...EVERYTHING, ...filter },
});
const address = (key: string) => ({ address: { firstKey: key, lastKey: key } });

/** Each has an index that leads straight to its rows. Person 2 has every 5,000th row, person 12 every 40th. */
export const INDEXED = {
  everything: filtered({}),
  "a rare person": filtered({ people: [2] }),
  "a common person": filtered({ people: [12] }),
  "one's own rows": filtered({}, { kind: "own", userId: 12 }),
  "a department of three": filtered({}, { kind: "reach", userId: 9_001 }),
  "a department of nobody": filtered({}, { kind: "reach", userId: 9_002 }),
  refused: filtered({ result: "refused" }),
  "a rare reason": filtered({ reason: "ip_denied" }),
  "a rare address": filtered(address(keyOf(9, 9))),
} satisfies Record<string, Question>;

/** No index answers these alone: a bounded stretch is looked through, and the reader may go on. */
export const UNINDEXED = {
  "an event of the refused": filtered({ event: "account_recovered" as never, result: "success" }),
  "a method that nobody used": filtered({ method: "api" }),
  "a session of another address": filtered({ sessionId: "s12", ...address(keyOf(9, 9)) }),
} satisfies Record<string, Question>;

export const QUESTIONS: Record<string, Question> = { ...INDEXED, ...UNINDEXED };
