import { describe, expect, test } from "vitest";
import { decideMail, type MailFacts } from "~/domain/mail/decide-mail";
import { MAIL_KINDS, type MailKind, OPTIONAL_MAILS } from "~/domain/mail/kinds";
import { KEEPS_TRYING_MS, nextAttemptAt } from "~/domain/mail/retry";
import { days, hours, minutes } from "~/domain/time/durations";

const NOW = 1_000_000;
type Person = NonNullable<MailFacts["person"]>;
const person = (facts: Partial<Person> = {}): Person => ({
  isDeleted: false,
  isHeld: false,
  email: "anna@example.com",
  noticeEmail: null,
  hasSwitchedOff: false,
  isBroken: false,
  ...facts,
});
const decide = (kind: MailKind, facts: Partial<Person> = {}, expiresAt = NOW + 1) =>
  decideMail({ kind, person: person(facts), address: "old@example.com", expiresAt }, NOW);
const LOGIN = { send: "anna@example.com" };
const OTHER = { send: "other@example.com" };

describe("whether and where a mail goes (semantics 13)", () => {
  test.each<[string, MailKind, Partial<Person>, unknown]>([
    ["to the address of the sign-in", "role_changed", {}, LOGIN],
    [
      "a notice to the address for notices [MC-48]",
      "role_changed",
      { noticeEmail: "other@example.com" },
      OTHER,
    ],
    [
      "security to the sign-in's address all the same",
      "new_device",
      { noticeEmail: "other@example.com" },
      LOGIN,
    ],
    ["not what was switched off", "role_changed", { hasSwitchedOff: true }, { skip: "switched_off" }],
    ["security cannot be switched off", "password_changed", { hasSwitchedOff: true }, LOGIN],
    ["no notice while access is stopped", "access_given", { isHeld: true }, { skip: "held" }],
    ["but the notice about that", "blocked", { isHeld: true }, LOGIN],
    ["and a reset link", "password_reset", { isHeld: true }, LOGIN],
    ["no notice to a broken mailbox", "role_changed", { isBroken: true }, { skip: "broken" }],
    ["a test goes where notices go", "test", { noticeEmail: "other@example.com" }, OTHER],
    ["but a test, which may mend it [MC-81]", "test", { isBroken: true }, LOGIN],
    ["nothing to somebody deleted", "password_reset", { isDeleted: true }, { skip: "no_receiver" }],
    ["nothing without an address", "test", { email: "" }, { skip: "no_receiver" }],
  ])("%s", (_what, kind, facts, decision) => {
    expect(decide(kind, facts)).toEqual(decision);
  });

  test("until the moment at which it expires", () => {
    expect(decide("invitation", {}, NOW + 1)).toEqual(LOGIN);
    expect(decide("invitation", {}, NOW)).toEqual({ skip: "expired" });
  });

  test("to somebody who is no person of the company, at the address given", () => {
    const facts: MailFacts = {
      kind: "invitation",
      person: null,
      address: "new@example.com",
      expiresAt: NOW + 1,
    };
    expect(decideMail(facts, NOW)).toEqual({ send: "new@example.com" });
  });

  test("each kind is optional or about security", () => {
    for (const kind of MAIL_KINDS)
      expect(decide(kind, { hasSwitchedOff: true })).toEqual(
        OPTIONAL_MAILS.includes(kind) ? { skip: "switched_off" } : LOGIN,
      );
    expect(OPTIONAL_MAILS).toContain("role_changed");
    expect(OPTIONAL_MAILS).not.toContain("new_device");
  });
});

test.each([
  [1, minutes(1)],
  [2, minutes(2)],
  [6, minutes(32)],
  [7, hours(1)],
  [200, hours(1)],
])("after attempt %i the next is %i ms later", (attempts, wait) => {
  expect(nextAttemptAt(attempts, NOW) - NOW).toBe(wait);
  expect(KEEPS_TRYING_MS).toBe(days(5));
});
