import type { AdmitRequest, PersonFact, Verdict } from "../../../app/domain/session/gate";
import type {
  PersonNow,
  Question,
  QuestionFacts,
  QuestionRequest,
  QuestionRow,
} from "../../../app/domain/session/question";
import { openDb } from "../../../db/client";
import { readQuestions } from "../../../db/queries/authzen";
import type { Gate } from "./gate";
import { accessOf } from "./person-access";

const MOST_AT_ONCE = 50;
/** How long company is waited for (ms), where there was some a moment ago: asking D1 costs the same for one as for ten. */
const COMPANY_MS = 1;

type Waiting = Question & { answered: (row: QuestionRow) => void; failed: (failure: unknown) => void };

/**
 * Questions that come while D1 is being asked are asked together next: each is read after it came, so that nothing is
 * stale, and the way to D1, most of a question's price, is shared.
 */
export class Questions {
  private waiting: Waiting[] = [];
  private isAsking = false;
  /** Several came at about the same time; who asks alone never waits. */
  private hasCompany = false;

  constructor(private readonly gate: Gate) {}

  ask(question: Question): Promise<QuestionRow> {
    return new Promise((answered, failed) => {
      this.waiting.push({ ...question, answered, failed });
      if (!this.isAsking) void this.askAll();
    });
  }

  private async askAll(): Promise<void> {
    this.isAsking = true;
    const accountId = this.gate.meta.accountId();
    while (this.waiting.length > 0) {
      if (this.hasCompany) await scheduler.wait(COMPANY_MS);
      const some = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        const rows = await readQuestions(openDb(this.gate.env, accountId), accountId, some);
        for (const [n, { answered }] of some.entries()) answered(rows[n]!);
      } catch (failure) {
        for (const { failed } of some) failed(failure);
      }
      this.hasCompany = some.length + this.waiting.length > 1;
    }
    this.isAsking = false;
  }
}

/** What one question needs: D1's word, and the people whom it names as they stand in the turn of the answer. */
export async function answerQuestion(
  gate: Gate,
  { now, ...question }: QuestionRequest,
): Promise<QuestionFacts> {
  return factsOf(gate, await gate.questions.ask(question), now);
}

/**
 * A token and its question: it is admitted before D1 is asked, and must still stand, with the rights that it then has,
 * in the turn of the answer. Null instead of the answer when D1 does not say anything.
 */
export async function admitQuestion(
  gate: Gate,
  request: AdmitRequest,
  { now, ...question }: QuestionRequest,
): Promise<{ said: Verdict; told: QuestionFacts | null }> {
  const said = gate.admit(request);
  if (!said.ok) return { said, told: null };
  const row = await gate.questions.ask(question).catch(() => null);
  const still = gate.stillAdmits(said, request);
  return { said: still, told: still.ok && row !== null ? factsOf(gate, row, now) : null };
}

function factsOf(gate: Gate, row: QuestionRow, now: number | null): QuestionFacts {
  const users = [...new Set((JSON.parse(row.subjects) as [string, number][]).map(([, user]) => user))];
  if (now === null) return { row, people: accessOf(gate, { users }) };
  const people = users
    .map((user) => gate.copies.person(user))
    .filter((person) => person !== null && !person.isDeleted);
  return { row, people: people.map((person) => personNow(gate, person as PersonFact, now)) };
}

function personNow(gate: Gate, person: PersonFact, now: number): PersonNow {
  const { user, publicId, departmentId, isOwner, units, reach, holds } = person;
  const rights = gate.access.rightsOf(person, now);
  return { user, publicId, departmentId, isOwner, units, reach, holds, rights };
}
