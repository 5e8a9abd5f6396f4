import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Scope } from "~/domain/access";
import { openDb } from "~db/client";
import { type ChatFilter, pageOfChats } from "~db/queries/conversations/page";
import type { Sight } from "~db/queries/conversations/sight";
import { commit } from "~db/queries/guarded-batch";
import { env } from "../../support/company";
import { countingD1 } from "../../support/counting-d1";

const CHATS = 100_000;
const BIG = 900_777;
const db = openDb(env, BIG);
const numbers = (to: number) =>
  sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

// Channel 1 has all chats but the last ten, which stand on channel 2. The first thousand people have a hundred each,
// person 5000 has three; one chat in a thousand waits for anybody.
beforeAll(async () => {
  for (let part = 0; part < 4; part++)
    await db.run(sql`${numbers(CHATS / 4)} INSERT INTO conversations(account_id, public_id, source_id, client_name, responsible_id, status,
        search_text, opened_at, last_message_at, unanswered_since, updated_at)
      SELECT ${BIG}, 'big' || ${part} || '-' || i, CASE WHEN ${part} = 3 AND i > ${CHATS / 4 - 10} THEN 2 ELSE 1 END, 'Client',
        CASE WHEN ${part} = 0 AND i <= 3 THEN 5000 WHEN i % 1000 = 500 THEN NULL ELSE 1 + (i * 4 + ${part}) % 1000 END, 'open', 'client ' || i,
        i, i, CASE WHEN i % 1000 = 500 THEN i END, i FROM n`);
  await commit(db, [
    sql`INSERT INTO units(id, account_id, public_id, kind, name, created_at) VALUES (${BIG}, ${BIG}, 'big-unit', 'department', 'd', 0)`,
    sql`${numbers(50)} INSERT INTO unit_members(account_id, unit_id, user_id) SELECT ${BIG}, ${BIG}, i FROM n`,
    sql`INSERT INTO unit_reach(account_id, viewer_id, unit_id) VALUES (${BIG}, 1, ${BIG})`,
  ]);
}, 120_000);

const NOWHERE = { own: [], reach: [], any: [] };
const ALL: ChatFilter = { words: [], points: false, waiting: false, status: null };

/** Rows on a page for a viewer, and how many rows D1 read for it. */
async function reads(
  base: Scope,
  more: { viewerId?: number; any?: number[]; received?: string[] } = {},
  filter = ALL,
) {
  const sight: Sight = {
    accountId: BIG,
    viewerId: more.viewerId ?? 4_000,
    scope: { base, sources: { ...NOWHERE, any: more.any ?? [] }, connections: NOWHERE },
    received: more.received ?? [],
    builtIn: 1,
    now: 1_000_000,
  };
  const counting = countingD1(env.DB);
  const counted = openDb({ ...env, DB: counting.db } as typeof env, BIG);
  const { ids } = await pageOfChats(counted, { sight, filter, cursor: null, limit: 50 });
  return { found: ids.length, read: counting.take() };
}

test.each<[string, Parameters<typeof reads>, number, number]>([
  ["everything", [{ kind: "any" }], 50, 200],
  ["a common scope of one's own", [{ kind: "own", userId: 1 }, { viewerId: 1 }], 50, 300],
  ["a rare one, three of one's own", [{ kind: "own", userId: 5_000 }, { viewerId: 5_000 }], 3, 50],
  ["an empty one", [{ kind: "own", userId: 4_000 }], 0, 20],
  ["nothing at all", [{ kind: "none" }], 0, 20],
  ["a department of fifty", [{ kind: "reach", userId: 1 }, { viewerId: 1 }], 50, 12_000],
  ["somebody who reaches nobody", [{ kind: "reach", userId: 4_000 }], 0, 6_000],
  ["a rare channel, the whole of it", [{ kind: "none" }, { any: [2] }], 10, 50],
  ["a common channel", [{ kind: "none" }, { any: [1] }], 50, 200],
  [
    "new clients, besides nothing of one's own",
    [{ kind: "own", userId: 4_000 }, { received: ["1:1"] }],
    50,
    500,
  ],
  ["everybody who waits", [{ kind: "any" }, {}, { ...ALL, waiting: true }], 50, 300],
])("%s of 100,000 chats", async (_what, asked, found, most) => {
  const { found: rows, read } = await reads(...asked);
  expect(rows).toBe(found);
  expect(read).toBeLessThanOrEqual(most);
});
