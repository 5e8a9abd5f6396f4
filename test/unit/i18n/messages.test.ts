import { readdirSync, readFileSync } from "node:fs";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { LANGUAGES, type Language, type MessageKey, translator } from "~/i18n";
import { messagesOf } from "~/i18n/server";

const keys = Object.keys(messagesOf("en")) as MessageKey[];
const all = LANGUAGES.flatMap((language) =>
  keys.map((key) => ({ language, key, message: messagesOf(language)[key] })),
);
const root = new URL("../../../", import.meta.url);

/** Every placeholder with its kind, and the categories of every plural, however deep. */
function shape(
  elements: MessageFormatElement[],
  found = { names: new Set<string>(), plurals: [] as string[][] },
) {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.names.add(`${TYPE[element.type]} ${element.value}`);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
    if (element.type === TYPE.plural) found.plurals.push(Object.keys(element.options).sort());
    for (const option of Object.values(element.options)) shape(option.value, found);
  }
  return found;
}

const parsed = (message: string) => shape(parse(message, { ignoreTag: true }));

test("the three tables have the same keys", () => {
  for (const language of LANGUAGES)
    expect(Object.keys(messagesOf(language)).sort()).toEqual([...keys].sort());
});

test("a key stands in one area only, so that no area overrides another", () => {
  for (const language of LANGUAGES) {
    const folder = new URL(`app/i18n/${language}/`, root);
    const areas = readdirSync(folder).filter((name) => name !== "index.ts");
    const written = areas.flatMap((name) =>
      [...readFileSync(new URL(name, folder), "utf8").matchAll(/^ {2}"?([\w.]+)"?:/gm)].map(([, key]) => key),
    );
    expect(written.sort()).toEqual([...keys].sort());
  }
});

test("the words of the glossary are exactly those of the tables", () => {
  const rows = readFileSync(new URL("test/fixtures/glossary.tsv", root), "utf8").trim().split("\n").slice(1);
  const glossary = rows.map((row) => row.split("\t") as [MessageKey, string, string, string]);
  const tables = glossary.map(([key]) => [key, ...LANGUAGES.map((language) => messagesOf(language)[key])]);
  expect(glossary).toHaveLength(253);
  expect(tables).toEqual(glossary);
});

test("no message is empty or has stray spaces", () => {
  expect(all.filter(({ message }) => message.trim() === "" || message !== message.trim())).toEqual([]);
  expect(all.filter(({ message }) => / {2}| [,.;:!?](\s|$)/.test(message))).toEqual([]);
});

test("a message takes the same values in every language", () => {
  for (const key of keys) {
    const [en, ru, pl] = LANGUAGES.map((language) => [...parsed(messagesOf(language)[key]).names].sort());
    expect(ru, `${key} in Russian`).toEqual(en);
    expect(pl, `${key} in Polish`).toEqual(en);
  }
});

test("every plural has the categories that its language counts with", () => {
  for (const { language, key, message } of all) {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort();
    for (const plural of parsed(message).plurals) {
      expect(
        plural.filter((category) => !category.startsWith("=")),
        `${key} in ${language}`,
      ).toEqual(needed);
    }
  }
});

const FORBIDDEN: [RegExp, string][] = [
  [/хост/i, "jargon"],
  [/\b40[134]\b|\b50[03]\b/, "a status code says nothing to a person"],
  [/сесси/i, "Russian says сеанс"],
  [/\p{L}\((а|ла|ась|a|ła|ęła|am)\)/u, "a gender in brackets"],
  [/[\p{Ll},] (Вы|Вас|Вам|Вами|Ваш\p{L}*)(?!\p{L})/u, "вы with a small letter"],
  [/\p{L}(łeś|łaś)(?!\p{L})/u, "a gendered past tense"],
  [/\bDO\b/, "a word of the machine room"],
];

test.each(FORBIDDEN)("no message matches %s (%s)", (pattern) => {
  expect(all.filter(({ message }) => pattern.test(message))).toEqual([]);
});

const COUNTED: [MessageKey, Language, Record<number, string>][] = [
  ["count.users", "en", { 0: "0 users", 1: "1 user", 2: "2 users", 21: "21 users" }],
  [
    "count.users",
    "ru",
    {
      0: "0 пользователей",
      1: "1 пользователь",
      2: "2 пользователя",
      5: "5 пользователей",
      11: "11 пользователей",
      21: "21 пользователь",
      22: "22 пользователя",
    },
  ],
  [
    "count.users",
    "pl",
    {
      0: "0 użytkowników",
      1: "1 użytkownik",
      2: "2 użytkownicy",
      5: "5 użytkowników",
      12: "12 użytkowników",
      21: "21 użytkowników",
      22: "22 użytkownicy",
    },
  ],
  ["count.days", "ru", { 1: "1 день", 3: "3 дня", 7: "7 дней", 1.5: "1,5 дня" }],
  ["count.days", "pl", { 1: "1 dzień", 3: "3 dni", 7: "7 dni", 1.5: "1,5 dnia" }],
];

test.each(COUNTED)("%s counts in %s", (key, language, expected) => {
  const t = translator(language, messagesOf(language));
  for (const [n, text] of Object.entries(expected)) expect(t(key, { n: Number(n) })).toBe(text);
});
