import { expect, test } from "vitest";
import { PERMISSIONS } from "~/domain/access";
import { type FoundTrace, lastUses, MEASURED } from "~/features/access/review/measured";

const found = (what: string, at: number, to: string | null = null): FoundTrace => ({ what, to, at });

test.each<[what: string, traces: FoundTrace[], permission: keyof typeof MEASURED, last: number | null]>([
  ["no trace at all", [], "deals.create", null],
  ["the deal that was made", [found("record_created", 5, "deal")], "deals.create", 5],
  ["a contact made is no deal", [found("record_created", 5, "contact")], "deals.create", null],
  [
    "the newest of several ways of using it",
    [found("stage_changed", 7, "deal"), found("record_changed", 9, "deal")],
    "deals.edit",
    9,
  ],
  ["the board is a list of deals", [found("list_viewed", 4, "deal_board")], "deals.view", 4],
  [
    "a message counts whatever it was about",
    [found("message_sent", 3, "conversation")],
    "conversations.reply",
    3,
  ],
  ["an event of the audit log", [found("hold_opened", 8)], "users.hold", 8],
  ["an event that proves another right", [found("hold_opened", 8)], "users.delete", null],
])("a right's last use is read from what it leaves behind: %s [AU-20]", (_what, traces, permission, last) => {
  expect(lastUses(traces).get(permission)).toBe(last);
});

test("of a right that leaves no trace nothing is said, and least of all that it is not used [AU-20]", () => {
  const uses = lastUses([]);
  const silent = PERMISSIONS.filter((permission) => MEASURED[permission] === undefined);
  expect(silent).toContain("activity.view");
  expect(silent).toContain("conversations.export");
  for (const permission of silent) expect(uses.has(permission)).toBe(false);
  expect(uses.size).toBe(PERMISSIONS.length - silent.length);
});
