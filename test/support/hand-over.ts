import type { LeftKind } from "~/domain/hand-over/kinds";
import { LEFT_KINDS, OFFERED } from "~/domain/hand-over/kinds";
import type { Plan } from "~/domain/hand-over/plan";
import type { Needs } from "~/features/needs";
import { newId, type TestCompany } from "./company";

/** Records of every kind for one person, straight into D1: `n` of each. */
export async function someWork(company: TestCompany, userId: number, n: number) {
  const { accountId: acc } = company;
  const run = newId().slice(0, 6);
  const many = (table: string, columns: string, values: string) =>
    company.rows(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${n})
       INSERT INTO ${table}(account_id, public_id, responsible_id, created_by, updated_at, ${columns})
       SELECT ${acc}, '${run}-${table}-' || i || hex(randomblob(4)), ${userId}, ${userId}, 0, ${values} FROM n`,
    );
  await many("deals", "name, pipeline_id, stage_id, stage_kind, created_at", "'Deal ' || i, 1, 1, 'open', 0");
  await many("deals", "name, pipeline_id, stage_id, stage_kind, created_at", "'Won ' || i, 1, 2, 'won', 0");
  await many("contacts", "name, created_at", "'Contact ' || i, 0");
  await many("companies", "name, created_at", "'Company ' || i, 0");
  await many("tasks", "text, kind, due_at, created_at", "'Task ' || i, 'call', 0, 0");
  await company.rows(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${n})
     INSERT INTO conversations(account_id, public_id, source_id, client_name, responsible_id, status, opened_at, last_message_at, updated_at)
     SELECT ${acc}, '${run}-chat-' || i || hex(randomblob(4)), 1, 'Client ' || i, ${userId}, 'open', 0, 0, 0 FROM n`,
  );
}

/** Everything to these people; kinds that cannot be transferred do not exist. */
export const allTo = (...to: number[]): Plan =>
  LEFT_KINDS.map((kind) => ({ kind, decision: "transfer", to }));

/** Everything to one, but this kind as decided. */
export const allBut = (kind: LeftKind, decision: "unassigned" | "keep", to: number): Plan =>
  allTo(to).map((one) =>
    one.kind === kind && OFFERED[kind].includes(decision) ? { kind, decision, to: [] } : one,
  );

const TABLES = ["deals", "contacts", "companies", "tasks", "conversations"] as const;

/** How many records of all kinds each person is responsible for; the key null = nobody. */
export async function whoHasWhat(company: TestCompany): Promise<Map<number | null, number>> {
  const rows = await company.rows<{ who: number | null; n: number }>(
    `SELECT who, sum(n) AS n FROM (${TABLES.map(
      (table) =>
        `SELECT responsible_id AS who, count(*) AS n FROM ${table} WHERE account_id = ${company.accountId} GROUP BY 1`,
    ).join(" UNION ALL ")}) GROUP BY who`,
  );
  return new Map(rows.map(({ who, n }) => [who, n]));
}

/** Abilities of a request whose machine dies once it has answered: what was to go on behind it does not. */
export function onlyUntilAnswered(company: TestCompany): Needs {
  const needs = company.needs();
  let isOver = false;
  return {
    ...needs,
    db(accountId) {
      if (isOver) throw new Error("the machine died behind the answer");
      return needs.db(accountId);
    },
    later(work) {
      isOver = true;
      work.catch(() => undefined);
    },
  };
}
