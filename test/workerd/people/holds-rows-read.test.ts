import { expect, test } from "vitest";
import { finishHolds } from "~/features/holds/finish-holds.server";
import { openDb } from "~db/client";
import { aCompany, env } from "../../support/company";
import { countingD1 } from "../../support/counting-d1";

const PEOPLE = 150;
/** Rows read and written of each hold that ends: itself, its person, log, mails and the gate's new copy. */
const MOST_EACH = 80;

/** Everybody of one company is blocked, by the owner, until a moment ago. */
async function allBlocked() {
  const company = await aCompany();
  const { accountId, ownerId, clock } = company;
  const now = clock.now;
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${PEOPLE})
      INSERT INTO users(account_id, public_id, email, name, surname, confirmed_at, created_at)
      SELECT ?1, 'held-' || ?1 || '-' || i, 'held' || i || '@test.test', 'Anna', 'Nowak ' || i, 1, 1 FROM n`,
  )
    .bind(accountId)
    .run();
  await env.DB.prepare(
    `INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at, ends_at, created_by, lifted_at)
      SELECT 'hold-' || public_id, account_id, id, 'manual_block', '', 1, ?, ?, 2 FROM users WHERE account_id = ? AND public_id LIKE 'held-%'`,
  )
    .bind(now - 1, ownerId, accountId)
    .run();
  return company;
}

test.each([
  ["nothing is known of the tables", "SELECT 1"],
  // An upgrade has them counted, on a day when no block is open: an index of open ones looks like an empty one.
  ["the tables were counted while nobody was blocked", "ANALYZE"],
])("blocks that end together cost the same each, when %s [MC-41]", async (_when, counted) => {
  const company = await allBlocked();
  const { accountId, accountPublicId, clock } = company;
  await env.DB.prepare(counted).run();
  await env.DB.prepare("UPDATE holds SET lifted_at = NULL WHERE account_id = ?").bind(accountId).run();
  const { results } = await env.DB.prepare(
    "SELECT id, user_id AS userId, ends_at AS endsAt FROM holds WHERE account_id = ?",
  )
    .bind(accountId)
    .all<{ id: string; userId: number; endsAt: number }>();
  const due = results.map((hold) => ({ ...hold, accountId, accountPublicId, kind: "manual_block" as const }));
  const counting = countingD1(env.DB);
  const needs = {
    ...company.needs(),
    db: (id: number) => openDb({ ...env, DB: counting.db }, id),
    now: clock.now,
  };
  expect(await finishHolds(needs, due)).toBe(true);
  expect(counting.take() / PEOPLE).toBeLessThanOrEqual(MOST_EACH);
});
