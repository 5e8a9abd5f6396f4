import { describe, expect, test } from "vitest";
import { ROLE_CHOICE_KEYS } from "~/domain/access/role-choices";
import { readTable } from "~/features/import-table/read-table";
import { guessMapping, isSurnameFirst, personOf, splitName } from "~/features/people-import/columns";
import { readRoleWord } from "~/features/people-import/role-words";
import { chunksOf } from "~/features/people-import/send-rows";
import { messages as en } from "~/i18n/en";
import { messages as pl } from "~/i18n/pl";
import { messages as ru } from "~/i18n/ru";

/** Cyrillic as Windows-1251 has it: one byte a letter. */
const cp1251 = (text: string) =>
  Uint8Array.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0)!;
      if (code < 128) return code;
      if (letter === "\u0451") return 0xb8;
      return code - 0x410 + 0xc0;
    }),
  );
const utf16 = (text: string) =>
  new Uint8Array(Uint16Array.from([0xfeff, ...[...text].map((letter) => letter.charCodeAt(0))]).buffer);
const tableOf = async (bytes: string | Uint8Array) => {
  const table = await readTable(new Blob([bytes as BlobPart]));
  return typeof table === "string"
    ? table
    : [table.header, ...table.rows.map(({ line, cells }) => [line, ...cells])];
};

describe("a file of people is read as it is (FM-19)", () => {
  test.each([
    [
      "commas",
      "name,email\nEwa,ewa@x.pl\n",
      [
        ["name", "email"],
        [2, "Ewa", "ewa@x.pl"],
      ],
    ],
    [
      "semicolons and Windows line ends",
      "name;email\r\nEwa;ewa@x.pl\r\n",
      [
        ["name", "email"],
        [2, "Ewa", "ewa@x.pl"],
      ],
    ],
    [
      "semicolons, a hole and commas in quotes",
      '"a, b, c";email\n\nEwa;e@x.pl\n',
      [
        ["a, b, c", "email"],
        [3, "Ewa", "e@x.pl"],
      ],
    ],
    [
      "tabs",
      "name\temail\nEwa\tewa@x.pl",
      [
        ["name", "email"],
        [2, "Ewa", "ewa@x.pl"],
      ],
    ],
    [
      "a mark of UTF-8",
      "\ufeffимя;почта\nЁжик;e@x.ru",
      [
        ["имя", "почта"],
        [2, "Ёжик", "e@x.ru"],
      ],
    ],
    [
      "Windows-1251",
      cp1251("имя;почта\nЖанна;e@x.ru"),
      [
        ["имя", "почта"],
        [2, "Жанна", "e@x.ru"],
      ],
    ],
    [
      "UTF-16",
      utf16("имя\tпочта\nЖанна\te@x.ru"),
      [
        ["имя", "почта"],
        [2, "Жанна", "e@x.ru"],
      ],
    ],
    [
      "quotes, separators and line ends in cells",
      'name,email\n"Ann ""Ace"" O\'Hara, Jr.\nII",a@x.pl',
      [
        ["name", "email"],
        [2, 'Ann "Ace" O\'Hara, Jr.\nII', "a@x.pl"],
      ],
    ],
    [
      "empty lines, which keep their numbers",
      "name,email\n\n,\nEwa,e@x.pl\n",
      [
        ["name", "email"],
        [4, "Ewa", "e@x.pl"],
      ],
    ],
    [
      "formulas as texts",
      "name,email\n=HYPERLINK(1),e@x.pl",
      [
        ["name", "email"],
        [2, "=HYPERLINK(1)", "e@x.pl"],
      ],
    ],
    ["only a header", "name,email\n", "empty"],
    ["nothing", "", "empty"],
    ["a picture", new Uint8Array([0x89, 0x50, 0, 0, 13, 10, 26, 10, 65, 66]), "not_a_table"],
    ["a zip that is no sheet", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), "not_a_table"],
    ["too many rows", `name,email\n${"a,b\n".repeat(5001)}`, "too_long"],
  ] as const)("%s", async (_what, file, rows) => {
    expect(await tableOf(file as string)).toEqual(rows);
  });
});

test.each([
  [
    ["Имя Фамилия", "Email", "Телефон", "Роль", "Отдел"],
    ["full_name", "email", "phone", "role", "department"],
  ],
  [
    ["Imię", "Nazwisko", "Adres e-mail", "Telefon", "Dział"],
    ["name", "surname", "email", "phone", "department"],
  ],
  [
    ["First name", "Last name", "E-mail", "Mobile", "Position"],
    ["name", "surname", "email", "phone", "role"],
  ],
  [
    ["ФИО", "Электронная почта", "Номер машины"],
    ["full_name", "email", null],
  ],
  [
    ["", "kontakt"],
    [null, "email"],
  ],
  [
    ["name", "name", "email"],
    ["name", null, "email"],
  ],
])("columns %j are understood as %j", (headers, mapping) => {
  expect(guessMapping(headers, ["x", "someone@example.com"])).toEqual(mapping);
});

test.each([
  ["Анна Каренина", false, "Анна", "Каренина"],
  ["Каренина Анна Аркадьевна", true, "Анна Аркадьевна", "Каренина"],
  ["Ana de Armas", false, "Ana", "de Armas"],
  ["Madonna", false, "Madonna", ""],
  ["  Jan \u00a0 Kowalski  ", false, "Jan", "Kowalski"],
  ["", false, "", ""],
])("%j is split", (text, first, name, surname) => {
  expect(splitName(text, first)).toEqual({ name, surname });
});

test("the header says which comes first", () => {
  expect(["ФИО", "Фамилия Имя", "Nazwisko i imię", "Имя Фамилия", "Full name"].map(isSurnameFirst)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("a row keeps what its columns mean and no more", () => {
  const row = personOf([" Ewa Nowak ", "x", "e@x.pl"], ["full_name", null, "email"], false);
  expect(row).toEqual({
    name: "Ewa",
    surname: "Nowak",
    email: "e@x.pl",
    phone: "",
    role: "",
    department: "",
  });
});

test("every shipped role is understood by its name in three languages, and words that mean none are not", () => {
  for (const choice of ROLE_CHOICE_KEYS)
    for (const words of [en, ru, pl])
      expect(readRoleWord(` ${words[`role.${choice}`].toUpperCase()} `), choice).toBe(choice);
  for (const word of ["", "emperor", "админко", "__proto__", "constructor"])
    expect(readRoleWord(word)).toBeNull();
});

test("chunks hold at most 500 rows and a quarter of a million characters", () => {
  const row = (line: number, name: string) => ({
    line,
    data: { name, surname: "", email: "", phone: "", role: "", department: "" },
  });
  const many = Array.from({ length: 1_201 }, (_, at) => row(at, "a"));
  expect(chunksOf(many).map((chunk) => chunk.length)).toEqual([500, 500, 201]);
  const long = Array.from({ length: 600 }, (_, at) => row(at, "a".repeat(1_000)));
  expect(Math.max(...chunksOf(long).map((chunk) => JSON.stringify(chunk).length))).toBeLessThan(260_000);
  expect(chunksOf(long).flat()).toEqual(long);
  expect(chunksOf([])).toEqual([]);
});
