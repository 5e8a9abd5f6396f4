import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { ALL_AUDIT, type AuditFilter } from "~/domain/log/audit-filter";
import { openDb } from "~db/client";
import { auditPage, eachAuditPage } from "~db/queries/audit-log/page";
import { countingD1 } from "../../support/counting-d1";

const { DB } = env as unknown as { DB: D1Database };
const ROWS = 40_000;
const { db: counted, take } = countingD1(DB);
const db = openDb({ DB: counted }, 1);
const START = 1_700_000_000_000;

/** Event n of account 1: by person n % 100, about person n % 7 or a role, an hour apart for the rare ones. */
beforeAll(async () => {
  await DB.prepare(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
    INSERT INTO audit_log(account_id, public_id, at, event, actor_id, actor_name, target_kind, target_id, target_name)
    SELECT CASE i % 10 WHEN 0 THEN 2 ELSE 1 END, 'event' || i, ?2 + i * 1000,
      CASE WHEN i % 5001 = 0 THEN 'gate_opened' WHEN i % 2 = 0 THEN 'role_updated' ELSE 'user_updated' END,
      i % 100, 'Actor', CASE WHEN i % 2 = 0 THEN 'role' ELSE 'user' END, 1000 + i % 7, 'Target' FROM n`)
    .bind(ROWS, START)
    .run();
});

async function look(filter: Partial<AuditFilter>, from: { at: number; id: number } | null = null) {
  take();
  const at = { from, direction: "older", limit: 50 } as const;
  const page = await auditPage(db, 1, { ...ALL_AUDIT, ...filter }, at);
  return { ...page, read: take() };
}

describe("a page of the audit log reads about what it shows", () => {
  const table: [string, Partial<AuditFilter>, number, number][] = [
    ["everything", {}, 50, 400],
    ["a person who did it", { userId: 11 }, 50, 600],
    ["a person whom it is about", { userId: 1_003 }, 50, 600],
    ["nobody", { userId: 999 }, 0, 20],
    ["a common event", { event: "role_updated" }, 50, 400],
    ["a rare event", { event: "gate_opened" }, 7, 60],
    ["an event that never was", { event: "account_close_undone" }, 0, 20],
    ["a kind of object", { kind: "role" }, 50, 400],
    ["a kind that never was", { kind: "channel" }, 0, 20],
    ["a common event of a person", { userId: 11, event: "user_updated" }, 50, 3_000],
    ["a period", { from: START + 1_000_000, until: START + 1_040_000 }, 36, 400],
  ];
  test.each(table)("%s", async (_what, filter, shown, mostRead) => {
    const { rows, read } = await look(filter);
    expect(rows).toHaveLength(shown);
    expect(rows.every(({ publicId }) => Number(publicId.slice(5)) % 10 !== 0)).toBe(true);
    expect(read).toBeLessThanOrEqual(mostRead);
  });

  test("what no index answers alone is looked for within a bound, and the reader is told how far", async () => {
    const { rows, reached, read } = await look({ event: "user_updated", kind: "role" });
    expect(rows).toEqual([]);
    expect(reached).toBeNull();
    expect(read).toBeLessThanOrEqual(90_000);
  });
});

test("paging goes through every event once, in both directions", async () => {
  const filter = { ...ALL_AUDIT, userId: 11 };
  const all: string[] = [];
  for await (const page of eachAuditPage(db, 1, filter, 37))
    all.push(...page.map(({ publicId }) => publicId));
  const stored = await DB.prepare(
    "SELECT public_id FROM audit_log WHERE account_id = 1 AND actor_id = 11 ORDER BY at DESC",
  ).all<{ public_id: string }>();
  expect(all).toEqual(stored.results.map((row) => row.public_id));

  const first = await look({ userId: 11 });
  const second = await look({ userId: 11 }, first.older);
  const back = await auditPage(db, 1, filter, { from: second.newer, direction: "newer", limit: 50 });
  expect(back.rows.map(({ publicId }) => publicId)).toEqual(first.rows.map(({ publicId }) => publicId));
});
