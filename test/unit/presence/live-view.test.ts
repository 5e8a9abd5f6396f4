import { describe, expect, test } from "vitest";
import type { LiveFact } from "~/domain/presence/frames";
import { minutes, seconds } from "~/domain/time/durations";
import { arrange, countStates, grouped, type Named, named, rowOf } from "~/features/live/arrange";
import { waitBefore } from "~/features/live/live-connection";
import { liveSearch, readLiveQuery } from "~/features/live/live-query";

const NOW = Date.UTC(2026, 9, 1, 12);
const clock = { now: NOW, idleAfterMs: minutes(5) };

const people = named(
  [
    ["a", "Łukasz Zieliński", "Sales"],
    ["b", "Anna Nowak", "Support"],
    ["c", "Ola Żak", null],
    ["d", "Ян Иванов", "Sales"],
  ].map(([id, name, department]) => ({
    id: id as string,
    name: name as string,
    department: department ?? null,
    roles: "Manager",
    lastActivityAt: null,
    device: null,
  })),
  "pl",
);
const fact = (user: string, facts: Partial<LiveFact> = {}): LiveFact => ({
  user,
  lastActiveAt: NOW,
  connection: "active",
  said: { availability: "available", until: null },
  isHeld: false,
  page: null,
  device: null,
  address: null,
  since: NOW,
  ...facts,
});
const facts = new Map([
  ["a", fact("a", { lastActiveAt: NOW - minutes(7) })],
  ["b", fact("b", { said: { availability: "busy", until: null } })],
  ["c", fact("c", { isHeld: true, connection: "offline" })],
]);
const rows = people.map((person: Named) => rowOf(person, facts.get(person.id), clock));
const ids = (search: string) => arrange(rows, readLiveQuery(search), "pl").map(({ id }) => id);

describe("the live view ages its facts by itself [MC-36]", () => {
  const at = (ms: number) =>
    rowOf(people[0] as Named, fact("x", { lastActiveAt: NOW }), { ...clock, now: NOW + ms });
  test("one ms before five minutes somebody is online, at five minutes idle, and minutes go on", () => {
    expect(at(minutes(5) - 1).state).toBe("active");
    expect(at(minutes(5))).toMatchObject({ state: "idle", idleMs: minutes(5) });
    expect(at(minutes(9)).idleMs).toBe(minutes(9));
  });
  test("what was said ends by itself", () => {
    const said = { availability: "away", until: NOW + seconds(1) } as const;
    const row = (ms: number) => rowOf(people[0] as Named, fact("x", { said }), { ...clock, now: NOW + ms });
    expect(row(999).availability).toBe("away");
    expect(row(1_000).availability).toBe("available");
  });
  test("counts by state add up to everybody", () => {
    expect(countStates(rows)).toEqual({ active: 1, idle: 1, offline: 1, held: 1 });
  });
});

describe("order, filter, search and grouping", () => {
  const table: [string, string, string[]][] = [
    ["those who are here come first", "", ["b", "a", "d", "c"]],
    ["names in the reader's order", "?sort=name", ["b", "a", "c", "d"]],
    ["and back", "?sort=-name", ["d", "c", "a", "b"]],
    ["the most recent first", "?sort=activity", ["b", "c", "a", "d"]],
    ["a state", "?state=held", ["c"]],
    ["an availability", "?availability=busy", ["b"]],
    ["a department", "?department=Sales", ["a", "d"]],
    ["no department", "?department=none", ["c"]],
    ["accents and case do not matter", "?q=zak", ["c"]],
    ["every word counts, Cyrillic too", "?q=иван ЯН", ["d"]],
    ["anything unknown in the address is left out", "?state=x&sort=y&group=z", ["b", "a", "d", "c"]],
  ];
  test.each(table)("%s: %s", (_what, search, expected) => {
    expect(ids(search)).toEqual(expected);
  });

  test("groups stand in order with their counts, people without a department last", () => {
    const items = grouped(arrange(rows, readLiveQuery(""), "pl"), "department", "pl");
    const heads = items.flatMap((item) => (item.kind === "group" ? [[item.key, item.count]] : []));
    expect(heads).toEqual([
      ["Sales", 2],
      ["Support", 1],
      ["", 1],
    ]);
  });

  test("an address is read back as it was written", () => {
    for (const search of ["", "?q=a+b&state=idle&department=none&group=state&sort=-activity"])
      expect(liveSearch(readLiveQuery(search))).toBe(search);
  });
});

describe("reconnecting", () => {
  test("waits twice as long each time, at most 30 seconds, spread over the upper half", () => {
    expect([0, 1, 2, 9].map((attempt) => waitBefore(attempt, 0))).toEqual([500, 1_000, 2_000, 15_000]);
    expect([0, 1, 2, 9].map((attempt) => waitBefore(attempt, 1))).toEqual([1_000, 2_000, 4_000, 30_000]);
  });
});
