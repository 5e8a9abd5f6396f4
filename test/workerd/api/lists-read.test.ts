import { beforeAll, expect, test } from "vitest";
import { querySchema } from "~/api/core/run";
import { OPERATIONS } from "~/api/operations";
import { openDb } from "~db/client";
import { bigCompany } from "../../support/big-company";
import { changerOf } from "../../support/changer";
import { env } from "../../support/company";
import { countingD1 } from "../../support/counting-d1";

const PEOPLE = 500;
const RECORDS = 3_000;
/** Deliveries of one webhook; exports and ended blocks of one person. */
const MANY = 20_000;

let company: Awaited<ReturnType<typeof bigCompany>>;
const paths: Record<string, Record<string, string>> = {};
const counting = countingD1(env.DB);

const rowsOf = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;

beforeAll(async () => {
  company = await bigCompany(PEOPLE, RECORDS);
  const { accountId, who } = company;
  const { userId, publicId } = who.administrator;
  const [hook] = await company.rows<{ id: number }>(
    "INSERT INTO webhooks(account_id, public_id, name, url, secret, created_at) VALUES (?, ?, 'One', 'https://example.org', 'x', 0) RETURNING id",
    accountId,
    "hook",
  );
  await company.rows(
    `${rowsOf(MANY)} INSERT INTO webhook_deliveries(account_id, public_id, webhook_id, event, source, at, state, next_attempt_at, done_at)
      SELECT ?, 'delivery' || i, ?, 'user_created', 'audit', i, CASE i % 2 WHEN 0 THEN 'sent' ELSE 'dead' END, i, i FROM n`,
    accountId,
    hook?.id ?? 0,
  );
  await company.rows(
    `${rowsOf(MANY)} INSERT INTO holds(account_id, id, user_id, kind, starts_at, ends_at, lifted_at)
      SELECT ?, 'hold' || i, ?, 'block', i, i + 1, i + 1 FROM n`,
    accountId,
    userId,
  );
  await company.rows(
    `${rowsOf(MANY)} INSERT INTO jobs(account_id, public_id, kind, state, input, created_by, created_at, updated_at)
      SELECT ?, 'job' || i, 'export', 'done', '{}', ?, i, i FROM n`,
    accountId,
    userId,
  );
  const [chat] = await company.rows<{ id: string }>(
    "SELECT public_id AS id FROM conversations WHERE account_id = ? LIMIT 1",
    accountId,
  );
  const person = { id: publicId };
  Object.assign(paths, {
    listSessions: person,
    listHolds: person,
    listMessages: { id: chat?.id ?? "" },
    listConnectionPeople: { id: "unknown" },
    listConnectionRoles: { id: "unknown" },
    listWebhookDeliveries: { id: "hook" },
    whoCan: { permission: "deals.view" },
  });
}, 300_000);

/** The most rows that a page of a list of the API reads, whatever stands behind it. */
const MOST = 4_000;

const LISTS = OPERATIONS.filter(({ isList }) => isList === true);
test("the lists of the API are found", () => expect(LISTS.length).toBeGreaterThan(30));

test.each(LISTS.map(({ id }) => id))("rows read for a page of the API: %s", async (id) => {
  const operation = LISTS.find((one) => one.id === id)!;
  const viewer = {
    ...(await changerOf(company, company.who.administrator)),
    ...{ preview: null, door: "api", profile: { language: "en" } },
  };
  const needs = { ...company.needs(), db: (account: number) => openDb({ ...env, DB: counting.db }, account) };
  const query = { ...(querySchema(operation).parse({}) as object), cursor: null };
  const asked = { needs, viewer, params: paths[id] ?? {}, query, body: undefined, seen: null };
  counting.take();
  const answer = await operation.handle(asked as never);
  const read = counting.take();
  const isKnown = !["listConnectionPeople", "listConnectionRoles"].includes(id);
  expect(answer.kind).toBe(isKnown ? "page" : "refusal");
  expect(read).toBeLessThanOrEqual(MOST);
});
