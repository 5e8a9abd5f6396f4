import { describe, expect, test } from "vitest";
import { countryOf, toE164 } from "~/features/newcomers/phone.server";
import { NewEmail } from "~/features/session/typed-text";

describe("phones [MC-16c]", () => {
  test.each([
    ["+48 600 700 800", null, "+48600700800"],
    ["600-700-800", "PL", "+48600700800"],
    ["(22) 621-00-00", "PL", "+48226210000"],
    ["8 (912) 345-67-89", "RU", "+79123456789"],
    ["+7 912 345 67 89", "PL", "+79123456789"],
    ["\u00a0+48\u2009600\u2011700\u2011800", null, "+48600700800"],
    ["\u0664\u0668", "PL", null],
    ["+\u0664\u0668\u0666\u0660\u0660\u0667\u0660\u0660\u0668\u0660\u0660", null, "+48600700800"],
    ["600700800", null, null],
    ["112", "PL", null],
    ["+48 600 700 80", null, null],
    ["+48 600 700 800 000 000 000", null, null],
    ["+1 800 FLOWERS", "US", null],
    ["call +48 600 700 800", "PL", null],
    ["+48 600 700 800 ext. 5", "PL", null],
    ["+48600700800;+48600700801", "PL", null],
    ["=1+2", "PL", null],
    ["\u202e800 700 600 84+", "PL", null],
    ["1;DROP TABLE users", "PL", null],
    ["", "PL", null],
    ["+".repeat(200), "PL", null],
    ["9".repeat(100_000), "PL", null],
  ] as const)("%j in %s is %s", (text, country, number) => {
    expect(toE164(text, country)).toBe(number);
  });

  test.each([
    [{ timeZone: "Europe/Warsaw", language: "ru" }, "PL"],
    [{ timeZone: "Asia/Vladivostok", language: "ru" }, "RU"],
    [{ timeZone: "UTC", language: "en" }, null],
  ])("%j reads numbers of %s", (company, country) => {
    expect(countryOf(company)).toBe(country);
  });
});

/** Valid and not, Unicode too; the not valid ones after the Big List of Naughty Strings' kinds. */
describe("e-mails [MC-16b]", () => {
  test.each([
    ["ewa@example.com", true],
    ["Ewa.Nowak+crm@sub.example.co.uk", true],
    ["жанна@пример.рф", true],
    ["żółw@przykład.pl", true],
    ["o'brien@example.com", true],
    ["a@b.c", true],
    ["ewa@example", false],
    ["ewa@@example.com", false],
    ["ewa example@example.com", false],
    ["@example.com", false],
    ["ewa@", false],
    ["ewa@.", false],
    ["<script>alert(1)</script>@example.com", false],
    ['"><img src=x>@example.com', false],
    ["ewa@example.com\r\nBcc: all@example.com", false],
    ["ewa\u0000@example.com", false],
    ["ewa\u202e@example.com", false],
    ["ewa@exam\u200bple.com", false],
    [`${"a".repeat(250)}@example.com`, false],
    ["undefined", false],
    ["NULL", false],
    ["", false],
    ["\ufeff", false],
  ])("%j: %s", (email, isGood) => {
    expect(NewEmail.safeParse(email).success).toBe(isGood);
  });
});
