import { expect, test } from "vitest";
import { isLanguage, type LanguageWishes, type MessageKey, pickLanguage } from "~/i18n";
import { loadMessages } from "~/i18n/load.client";
import { messagesOf, translatorOf } from "~/i18n/server";

test("a message is put into words with its values", () => {
  expect(translatorOf("en")("gate.throttled", { n: 15 })).toBe(
    "Too many attempts. Try again in 15 min or reset the password.",
  );
  expect(translatorOf("ru")("gate.blocked_until", { date: "5 мар. 2026, 14:05", name: "Анна" })).toBe(
    "Доступ заблокирован до 5 мар. 2026, 14:05. Обратитесь: Анна.",
  );
  expect(translatorOf("pl")("role.changed", { role: "Operator" })).toBe(
    "Twoja rola została zmieniona: „Operator”.",
  );
});

test("an apostrophe, angle brackets and braces in a value come through as they are", () => {
  const t = translatorOf("en");
  expect(t("act.not_me")).toBe("This wasn't me");
  expect(t("gate.unconfirmed", { email: "<b>{n}</b>'x'" })).toContain("<b>{n}</b>'x'");
});

test("a missing value or an unknown key costs words, never the page", () => {
  const t = translatorOf("en");
  expect(t("gate.throttled")).toBe(messagesOf("en")["gate.throttled"]);
  expect(t("gate.from_a_newer_version" as MessageKey)).toBe("gate.from_a_newer_version");
});

test("the same text is read by each language's own plural rules", () => {
  expect(translatorOf("ru")("count.sessions", { n: 21 })).toBe("21 сеанс");
  expect(translatorOf("pl")("count.sessions", { n: 21 })).toBe("21 sesji");
});

test("a browser loads the table that the server used", async () => {
  for (const language of ["en", "ru", "pl"] as const) {
    expect(await loadMessages(language)).toBe(messagesOf(language));
  }
});

const WISHES: [string, LanguageWishes, string][] = [
  ["nothing is known", {}, "en"],
  ["the profile wins", { profile: "pl", cookie: "ru", acceptLanguage: "en" }, "pl"],
  ["then the cookie", { profile: null, cookie: "ru", acceptLanguage: "pl" }, "ru"],
  ["then the browser", { acceptLanguage: "pl-PL,pl;q=0.9,en;q=0.8" }, "pl"],
  ["by quality, not by order", { acceptLanguage: "en;q=0.5, ru;q=0.7" }, "ru"],
  ["a language refused by q=0 is not taken", { acceptLanguage: "ru;q=0, pl;q=0.1" }, "pl"],
  ["languages we do not have are passed over", { acceptLanguage: "de, fr;q=0.9, ru;q=0.1" }, "ru"],
  ["a wildcard names none of ours", { acceptLanguage: "*" }, "en"],
  ["capitals and spaces do not matter", { acceptLanguage: "  PL-pl ; Q=1 " }, "pl"],
  [
    "a made-up profile and cookie are passed over",
    { profile: "xx", cookie: "__proto__", acceptLanguage: "ru" },
    "ru",
  ],
  ["a broken quality is passed over", { acceptLanguage: "pl;q=high, ru;q=0.2" }, "ru"],
  ["a very long header is cut", { acceptLanguage: `${"x".repeat(10_000)},pl` }, "en"],
];

test.each(WISHES)("language of a page: %s", (_, wishes, expected) => {
  expect(pickLanguage(wishes)).toBe(expected);
});

test("only our three codes are languages", () => {
  expect(["en", "ru", "pl"].every(isLanguage)).toBe(true);
  expect(["EN", "de", "", null, undefined, 1, "toString"].some(isLanguage)).toBe(false);
});
