import { expect, test } from "vitest";
import { translator } from "~/i18n";
import { said, sayIt } from "~/i18n/said";
import { messagesOf } from "~/i18n/server";
import { initials } from "~/ui/avatar";
import { matchCommand } from "~/ui/command-match";
import { pageTo } from "~/ui/pager";
import { limitTone } from "~/ui/progress";
import { sortTo } from "~/ui/table-header";
import { themeAttribute } from "~/ui/theme";

test.each([
  ["петр", ["Пётр Вишневский", "Отдел продаж"], 1],
  ["виш", ["Пётр Вишневский"], 0.8],
  ["zak", ["Łukasz Żak"], 0.8],
  ["luk", ["Łukasz Żak"], 1],
  ["żak продаж", ["Łukasz Żak", "Отдел продаж"], 0.8],
  ["шнев", ["Пётр Вишневский"], 0.5],
  ["ив", ["Анна", "Отдел продаж и сопровождения"], 0],
  ["petr anna", ["Petr"], 0],
])("typing «%s» against %j scores %d", (typed, words, score) => {
  expect(matchCommand(typed, words)).toBe(score);
});

test.each([
  ["Анна Ковальская", "АК"],
  ["Анна Мария Ковальская", "АК"],
  ["łukasz", "Ł"],
  ["  ", "?"],
])("initials of «%s» are %s", (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test("a new order starts at the first page and keeps the filters", () => {
  expect(sortTo("?role=manager&after=abc", "name", undefined)).toBe("?role=manager&sort=name");
  expect(sortTo("?sort=name", "name", "name")).toBe("?sort=-name");
  expect(sortTo("?sort=-name", "name", "-name")).toBe("?sort=name");
  expect(pageTo("?sort=-name&before=x", "after", "y")).toBe("?sort=-name&after=y");
});

test.each([
  [79, "accent"],
  [80, "held"],
  [99, "held"],
  [100, "refused"],
])("%i of 100 shows as %s", (used, tone) => {
  expect(limitTone(used, 100)).toBe(tone);
});

test("an error carries its key and values as one string and is put into words at the field", () => {
  const t = translator("ru", messagesOf("ru"));
  expect(sayIt(t, said("gate.wrong"))).toBe(t("gate.wrong"));
  expect(sayIt(t, said("count.users", { n: 2 }))).toBe("2 пользователя");
  expect(sayIt(t, said("gate.blocked", { name: "Анна & Ко" }))).toContain("Анна & Ко");
  expect(sayIt(t, "Already a text.")).toBe("Already a text.");
  expect(sayIt(t, "example.com")).toBe("example.com");
});

test.each([
  ["dark", "dark"],
  ["light", "light"],
  ["system", undefined],
  ['"><script>', undefined],
  [undefined, undefined],
])("the theme cookie %j becomes data-theme %j", (cookie, attribute) => {
  expect(themeAttribute(cookie)).toBe(attribute);
});
