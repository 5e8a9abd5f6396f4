import { describe, expect, test } from "vitest";
import { editList, letIn } from "~/domain/network/edit-list";
import { listChanges } from "~/domain/network/list-changes";
import { parseNetwork } from "~/domain/network/parse-network";
import { normalCode, recoveryCode } from "~/domain/network/recovery-code";
import type { SavedEntry, SavedList } from "~/domain/network/saved-list";
import { endOfDay, lastDayOf } from "~/domain/time/last-day";

function entry(text: string, facts: Partial<SavedEntry> = {}): SavedEntry {
  const parsed = parseNetwork(text);
  if (!parsed.ok) throw new Error(parsed.refusal);
  const rest = { scope: "account", scopeId: null, mode: "extends", label: "", expiresAt: null } as const;
  return { id: 0, publicId: text, network: parsed.network, createdAt: 0, createdBy: null, ...rest, ...facts };
}

const list = (facts: Partial<SavedList> = {}): SavedList => ({
  on: true,
  entries: [entry("203.0.113.0/24")],
  exemptUserIds: [],
  coversTokens: false,
  probation: null,
  version: 1,
  ownerLink: true,
  changedAt: null,
  changedBy: null,
  ...facts,
});

describe("one edit of the list [AM-16]", () => {
  test("holds a thousand entries and not one more (row 60)", () => {
    const full = list({
      entries: Array.from({ length: 999 }, (_, at) => entry("192.0.2.1", { publicId: `e${at}` })),
    });
    expect(editList(full, { kind: "add", entries: [entry("192.0.2.2")] })).toMatchObject({ on: true });
    expect(editList(full, { kind: "add", entries: [entry("192.0.2.2"), entry("192.0.2.3")] })).toBe(
      "too_many_networks",
    );
  });

  test.each(["change", "remove"] as const)("%s of an entry that is gone is refused", (kind) => {
    const edit = { kind, publicId: "gone", entry: entry("192.0.2.1") } as const;
    expect(editList(list(), edit)).toBe("not_found");
  });

  test("exempts nobody twice, and ends it again", () => {
    const once = list({ exemptUserIds: [1, 2] });
    expect(editList(once, { kind: "exempt", userIds: [2, 3], isExempt: true })).toMatchObject({
      exemptUserIds: [1, 2, 3],
    });
    expect(editList(once, { kind: "exempt", userIds: [2, 3], isExempt: false })).toMatchObject({
      exemptUserIds: [1],
    });
  });
});

describe("letting one person in", () => {
  const mine = entry("198.51.100.9", { scope: "user", scopeId: 5 });

  test("widens what applies, and what would apply again after an unconfirmed change", () => {
    const before = { on: true, entries: [entry("192.0.2.0/24")], exemptUserIds: [], coversTokens: false };
    const widened = letIn(list({ probation: { confirmBy: 10, before } }), mine, 0);
    expect(widened?.entries).toContain(mine);
    expect(widened?.probation?.before.entries).toContain(mine);
  });

  test.each([
    ["off", list({ on: false })],
    ["empty", list({ entries: [] })],
    ["only of entries whose end has come", list({ entries: [entry("203.0.113.0/24", { expiresAt: 0 })] })],
  ])("adds nothing to a list that is %s: one entry would switch it on for everybody", (_title, off) => {
    expect(letIn(off, mine, 0)).toBeNull();
  });
});

test("what a save changed is one line for each thing, and nothing for what stayed", () => {
  const before = list({ exemptUserIds: [7] });
  const after = list({
    on: false,
    entries: [entry("192.0.2.1", { scope: "user", scopeId: 5, mode: "replaces", expiresAt: 0 })],
  });
  expect(listChanges(before, before)).toEqual([]);
  expect(listChanges(before, after)).toEqual([
    { field: "on", before: true, after: false },
    { field: "exempt", before: "7", after: null },
    { field: "entry", before: "203.0.113.0/24 · account", after: null },
    { field: "entry", before: null, after: "192.0.2.1 · user:5 replaces · until 1970-01-01T00:00:00.000Z" },
  ]);
});

describe("a recovery code [AM-15]", () => {
  const code = recoveryCode(Uint8Array.from({ length: 16 }, (_, at) => at * 37));
  test.each([
    ["as shown", code],
    ["in small letters with spaces", code.toLowerCase().replaceAll("-", " ")],
    ["without anything between", code.replaceAll("-", "")],
    ["with O for 0 and l for 1", code.replaceAll("0", "O").replaceAll("1", "l")],
  ])("is read %s", (_title, typed) => expect(normalCode(typed)).toBe(code));

  test.each(["", "AAAA", `${code}A`, code.replace(/.$/, "U"), "Ä".repeat(16), "A".repeat(65)])(
    "%j is none",
    (typed) => {
      expect(normalCode(typed)).toBeNull();
    },
  );
});

describe("the last day of an entry", () => {
  test.each([
    ["2026-03-28", "Europe/Warsaw", "2026-03-28T23:00:00Z"],
    ["the day that is an hour shorter", "Europe/Warsaw", "2026-03-29T22:00:00Z", "2026-03-29"],
    ["a day in the far east", "Asia/Kamchatka", "2026-03-05T12:00:00Z", "2026-03-05"],
  ])("%s in %s is over at %s", (title, zone, instant, day = title) => {
    expect(endOfDay(day, zone)).toBe(Date.parse(instant));
    expect(lastDayOf(Date.parse(instant), zone)).toBe(day);
    expect(lastDayOf(Date.parse(instant) + 1, zone)).not.toBe(day);
  });

  test.each(["2026-02-30", "2026-13-01", "tomorrow", ""])("%j is no day", (day) => {
    expect(endOfDay(day, "Europe/Warsaw")).toBeNull();
  });
});
