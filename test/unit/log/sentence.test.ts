import { expect, test } from "vitest";
import { COUNTS_ROWS, eventWords } from "~/features/log/sentence";
import { translator } from "~/i18n";
import { messagesOf } from "~/i18n/server";

const t = translator("en", messagesOf("en"));
const said = (event: Parameters<typeof eventWords>[0]["event"], count: number) =>
  eventWords({ event, count, reason: null, newDevice: false }, t);

test.each([
  ["backup_done", 1, "Backup made: 1 row"],
  ["backup_done", 9918, "Backup made: 9,918 rows"],
  ["export_done", 240, "Data exported: 240 rows"],
] as const)("%s of %i counts rows: %s [MC-96] [MC-90]", (event, count, words) => {
  expect(said(event, count)).toBe(words);
  expect(COUNTS_ROWS).toContain(event);
});

test("a refusal counts how often it happened, beside the sentence [FM-21]", () => {
  expect(said("authn_login_fail", 6)).toBe("Sign-in refused");
  expect(COUNTS_ROWS).not.toContain("authn_login_fail");
});
