import { describe, expect, test } from "vitest";
import { limitRef, parseLimitRef } from "~/domain/holds/holds";
import { END_REASONS } from "~/domain/session/gate";
import { DENY_REASONS, GATE_REASONS } from "~/domain/session/reasons";
import type { GateMessage } from "~/features/session/gate-message.server";
import { gateSentence } from "~/features/session/gate-sentence";
import { LANGUAGES, type Language } from "~/i18n";
import { formatter } from "~/i18n/format";
import { translatorOf } from "~/i18n/server";

const NOW = Date.UTC(2026, 2, 5, 12, 0);
const until = Date.UTC(2026, 2, 5, 17, 30);
const message = (facts: Partial<GateMessage>): GateMessage => ({
  reason: "none",
  end: null,
  until: null,
  ip: "203.0.113.7",
  contact: "Olga Nowak",
  email: "anna@firm.test",
  count: null,
  limit: null,
  sessionCap: null,
  retryAt: null,
  ...facts,
});
const say = (facts: Partial<GateMessage>, language: Language = "en", zone = "Europe/Warsaw") => {
  const t = translatorOf(language);
  return gateSentence(message(facts), t, formatter(language, zone, t), NOW);
};

describe("the one sentence of the gate [AM-13]", () => {
  test.each([
    [{ reason: "bad_credentials" }, "Wrong email or password."],
    [{ reason: "unknown_login" }, "Wrong email or password."],
    [{ reason: "deleted" }, "Wrong email or password."],
    [{ reason: "rate_limited", retryAt: NOW + 61_000 }, "Try again in 2 min"],
    [{ reason: "rate_limited", retryAt: NOW - 1 }, "Try again in 1 min"],
    [{ reason: "blocked", until }, "Your access is blocked until 5 Mar 2026, 18:30. Contact: Olga Nowak."],
    [{ reason: "blocked" }, "Your access is blocked. Contact: Olga Nowak."],
    [
      { reason: "limit", count: 10, limit: 10, until },
      "Limit reached: 10 of 10. Access returns on 5 Mar 2026, 18:30",
    ],
    [
      { reason: "limit", count: 10, limit: 10 },
      "Limit reached: 10 of 10. An administrator can restore access.",
    ],
    [{ reason: "limit", until }, "Limit reached. Access returns on 5 Mar 2026, 18:30"],
    [{ reason: "limit" }, "Limit reached. An administrator can restore access."],
    [{ reason: "unconfirmed" }, "anna@firm.test"],
    [{ reason: "ip_denied" }, "(203.0.113.7)"],
    [{ reason: "ended", end: "ended_by_admin" }, "An administrator ended this session."],
    [{ reason: "ended", end: "ended_by_self" }, "You ended this session from another device."],
    [{ reason: "ended", end: "excess", sessionCap: 5 }, "5 at once are allowed"],
    [{ reason: "ended", end: "password_changed" }, "The password was changed"],
    [{ reason: "expired", end: "expired" }, "The session has expired. What you typed is kept"],
  ] as [Partial<GateMessage>, string][])("%j says %j", (facts, words) => {
    expect(say(facts)).toContain(words);
  });

  test("a date is told in the reader's own zone", () => {
    expect(say({ reason: "blocked", until }, "en", "Europe/Moscow")).toContain("20:30");
    expect(say({ reason: "blocked", until }, "en", "America/New_York")).toContain("12:30");
  });

  test("every reason but none has a full sentence in every language", () => {
    const facts = { until, count: 3, limit: 3, sessionCap: 5, retryAt: NOW + 60_000 };
    for (const language of LANGUAGES) {
      for (const reason of GATE_REASONS.filter((one) => one !== "none")) {
        const sentence = say({ ...facts, reason }, language);
        expect(sentence, `${language} ${reason}`).toMatch(/[.!]$/);
        expect(sentence, `${language} ${reason}`).not.toMatch(/[{}]|undefined|null|\(\)/);
      }
      for (const end of END_REASONS)
        expect(say({ ...facts, reason: "ended", end }, language), `${language} ${end}`).toMatch(/[.!]$/);
    }
    expect(say({ reason: "none" })).toBeNull();
  });

  test("before the password was right there is one sentence only", () => {
    const neutral = ["bad_credentials", "unknown_login", "deleted"] as const;
    expect(new Set(neutral.map((reason) => say({ reason }))).size).toBe(1);
    expect(DENY_REASONS).toEqual(expect.arrayContaining([...neutral]));
  });
});

describe("how much of a limit", () => {
  test("is kept with the hold and read back", () => {
    expect(parseLimitRef(limitRef(10, 12))).toEqual({ count: 10, limit: 12 });
  });
  test.each([null, "", "10", "10/", "/10", "a/b", "1/2/3", "-1/2"])("%j says nothing", (ref) => {
    expect(parseLimitRef(ref)).toEqual({ count: null, limit: null });
  });
});
