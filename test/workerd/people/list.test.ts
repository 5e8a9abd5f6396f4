import { beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "~/domain/access";
import type { PeopleCursor } from "~/domain/people/list";
import { searchWords } from "~/domain/text/fold";
import { cursorOf, readListQuery } from "~/features/people/list-query";
import { openDb } from "~db/client";
import { countPeople, listPeople } from "~db/queries/people";
import type { PeopleFilter } from "~db/queries/people-filter";
import { aCompany, env, newId, type Person, type TestCompany } from "../../support/company";
import { countingD1 } from "../../support/counting-d1";

const NOW = Date.UTC(2026, 4, 12, 12);
const DAY = 86_400_000;
const ALL: PeopleFilter = { words: [], state: null, roleId: null, departmentId: null, activity: null };
const ANYBODY: Scope = { kind: "any" };

let company: TestCompany;
let support: number;
const people: Record<string, Person> = {};

beforeAll(async () => {
  company = await aCompany({ at: NOW });
  support = await company.aDepartment("Support");
  people.zak = await company.aPerson({ name: "\u0141ukasz", surname: "\u017bak" });
  people.petr = await company.aPerson({
    name: "\u041f\u0451\u0442\u0440",
    surname: "\u0411\u0435\u043b\u043e\u0432",
    department: support,
    roles: ["operator"],
  });
  people.anna = await company.aPerson({
    name: "Anna",
    surname: "Nowak",
    department: null,
    roles: ["manager"],
  });
  people.head = await company.aPerson({ name: "Hanna", surname: "Head", headOf: support });
  await company.db.$client.batch([
    company.db.$client
      .prepare("UPDATE users SET phone = '+48 512 345-678' WHERE id = ?")
      .bind(people.anna.userId),
    company.db.$client
      .prepare("UPDATE users SET last_activity_at = ? WHERE id = ?")
      .bind(NOW - 2 * DAY, people.zak.userId),
    company.db.$client
      .prepare("UPDATE users SET last_activity_at = ? WHERE id = ?")
      .bind(NOW - 40 * DAY, people.petr.userId),
  ]);
  const hold = company.db.$client.prepare(
    "INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at, ends_at) VALUES (?, ?, ?, ?, '', ?, ?)",
  );
  await company.db.$client.batch([
    hold.bind(newId(), company.accountId, people.anna.userId, "manual_block", NOW - 1, NOW + 1),
    hold.bind(newId(), company.accountId, people.petr.userId, "manual_block", NOW - 2, NOW),
  ]);
});

const namesOf = async (filter: Partial<PeopleFilter>, scope: Scope = ANYBODY) => {
  const { accountId, db } = company;
  const sort = { by: "name", descending: false } as const;
  const asked = { accountId, scope, filter: { ...ALL, ...filter }, now: NOW };
  const { rows } = await listPeople(db, { ...asked, sort, cursor: null, limit: 50 });
  expect(await countPeople(db, asked, 1_000)).toBe(rows.length);
  return rows
    .map(({ publicId }) => Object.keys(people).find((key) => people[key]?.publicId === publicId) ?? "owner")
    .sort();
};

describe("the list of people finds by name, e-mail and phone [MC-31]", () => {
  test.each([
    ["zak", ["zak"]],
    ["lukasz ZAK", ["zak"]],
    ["\u043f\u0435\u0442\u0440 \u0431\u0435\u043b", ["petr"]],
    ["512345678", ["anna"]],
    ["345-678", ["anna"]],
    ["@test.test", ["anna", "head", "owner", "petr", "zak"]],
    ["nowak", ["anna", "owner"]],
    ["%", []],
    ["' OR 1=1 --", []],
    ["x".repeat(60), []],
  ])("«%s»", async (typed, found) => {
    expect(await namesOf({ words: searchWords(typed) })).toEqual(found);
  });
});

describe("and filters", () => {
  test("by state: a hold whose end has come does not hold, whether or not cron has run [MC-31]", async () => {
    expect(await namesOf({ state: "blocked" })).toEqual(["anna"]);
    expect(await namesOf({ state: "active" })).toEqual(["head", "owner", "petr", "zak"]);
  });
  test("by role, by department and by none [MC-31]", async () => {
    expect(await namesOf({ roleId: company.roleIds.operator })).toEqual(["petr"]);
    expect(await namesOf({ departmentId: support })).toEqual(["petr"]);
    expect(await namesOf({ departmentId: "none" })).toEqual(["anna"]);
    expect(await namesOf({ departmentId: -1 })).toEqual([]);
  });
  test("by last activity, never included", async () => {
    expect(await namesOf({ activity: "day" })).toEqual([]);
    expect(await namesOf({ activity: "week" })).toEqual(["zak"]);
    expect(await namesOf({ activity: "older" })).toEqual(["petr"]);
    expect(await namesOf({ activity: "never" })).toEqual(["anna", "head", "owner"]);
  });
});

test("shows each viewer whom they may see: all, the reached units, oneself, nobody [MC-09]", async () => {
  const headId = people.head?.userId ?? 0;
  expect(await namesOf({})).toEqual(["anna", "head", "owner", "petr", "zak"]);
  expect(await namesOf({}, { kind: "reach", userId: headId })).toEqual(["head", "owner", "petr", "zak"]);
  expect(await namesOf({}, { kind: "reach", userId: people.anna?.userId ?? 0 })).toEqual(["anna"]);
  expect(await namesOf({}, { kind: "own", userId: headId })).toEqual(["head"]);
  expect(await namesOf({}, { kind: "none" })).toEqual([]);
});

describe("five thousand people", () => {
  let many: TestCompany;
  beforeAll(async () => {
    many = await aCompany({ at: NOW });
    await many.db.$client
      .prepare(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)
        INSERT INTO users(account_id, public_id, email, name, surname, search_text, sort_key, created_at, last_activity_at, kind)
        SELECT ?, 'many' || printf('%018d', i), 'm' || i || '@test.test', 'Name' || (i % 7), 'Sur' || (i % 50),
          'name' || (i % 7) || ' sur' || (i % 50) || ' m' || i, 'sur' || (i % 50) || ' name' || (i % 7), 1, nullif(i % 5, 0) * 1000, 'staff' FROM n`)
      .bind(many.accountId)
      .run();
  });

  const walk = async (search: string, step: number) => {
    const { sort } = readListQuery(new URLSearchParams(search));
    const seen: string[] = [];
    let cursor: PeopleCursor | null = null;
    for (;;) {
      const { rows, more } = await listPeople(many.db, {
        accountId: many.accountId,
        scope: ANYBODY,
        filter: ALL,
        sort,
        cursor,
        limit: step,
        now: NOW,
      });
      seen.push(...rows.map(({ publicId }) => publicId));
      const last = rows.at(-1);
      if (!more || last === undefined) return { seen, sort };
      cursor = readListQuery(new URLSearchParams(`${search}&after=${cursorOf(last, sort.by)}`)).cursor;
    }
  };

  test.each(["sort=name", "sort=-name", "sort=activity", "sort=-activity"])(
    "?%s: walking page by page meets everybody once, and back again [MC-09]",
    async (search) => {
      const { seen, sort } = await walk(search, 700);
      expect(seen).toHaveLength(5_000);
      expect(new Set(seen).size).toBe(5_000);
      const asked = { accountId: many.accountId, scope: ANYBODY, filter: ALL, sort, limit: 50, now: NOW };
      const first = await listPeople(many.db, { ...asked, cursor: null });
      const edge = first.rows.at(-1);
      const next = await listPeople(many.db, {
        ...asked,
        cursor: readListQuery(new URLSearchParams(`${search}&after=${cursorOf(edge!, sort.by)}`)).cursor,
      });
      const back = await listPeople(many.db, {
        ...asked,
        cursor: readListQuery(new URLSearchParams(`${search}&before=${cursorOf(next.rows[0]!, sort.by)}`))
          .cursor,
      });
      expect(back.rows.map(({ publicId }) => publicId)).toEqual(first.rows.map(({ publicId }) => publicId));
    },
  );

  test.each(["sort=name", "sort=-activity", "sort=sign_in"])(
    "?%s: a page of fifty reads a few rows for each that it shows, wherever it stands",
    async (search) => {
      const counting = countingD1(env.DB);
      const db = openDb({ DB: counting.db }, many.accountId);
      const { seen, sort } = await walk(search, 2_000);
      expect(seen).toHaveLength(5_000);
      const middle = await listPeople(many.db, {
        accountId: many.accountId,
        scope: ANYBODY,
        filter: ALL,
        sort,
        cursor: null,
        limit: 2_500,
        now: NOW,
      });
      const cursor = readListQuery(
        new URLSearchParams(`${search}&after=${cursorOf(middle.rows.at(-1)!, sort.by)}`),
      ).cursor;
      const { rows } = await listPeople(db, {
        accountId: many.accountId,
        scope: ANYBODY,
        filter: ALL,
        sort,
        cursor,
        limit: 50,
        now: NOW,
      });
      expect(rows).toHaveLength(50);
      expect(counting.take()).toBeLessThan(1_500);
    },
  );
});
