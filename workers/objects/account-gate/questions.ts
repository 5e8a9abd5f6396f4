import type { PersonFact } from "../../../app/domain/session/gate";
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

type Waiting = Question & { answered: (row: QuestionRow) => void; failed: (failure: unknown) => void };

/**
 * Questions that come while D1 is being asked are asked together next: each is read after it came, so that nothing is
 * stale, and the way to D1, most of a question's price, is shared.
 */
export class Questions {
  private waiting: Waiting[] = [];
  private isAsking = false;

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
      const some = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        const rows = await readQuestions(openDb(this.gate.env, accountId), accountId, some);
        for (const [n, { answered }] of some.entries()) answered(rows[n]!);
      } catch (failure) {
        for (const { failed } of some) failed(failure);
      }
    }
    this.isAsking = false;
  }
}

/** What one question needs: D1's word, and the people whom it names as they stand in the turn of the answer. */
export async function answerQuestion(
  gate: Gate,
  { now, ...question }: QuestionRequest,
): Promise<QuestionFacts> {
  const row = await gate.questions.ask(question);
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
