import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import type { Outgoing } from "~/features/mail/driver";
import { envelopeAddress } from "~workers/mail/smtp/encode";
import { messageOf } from "~workers/mail/smtp/message";

const FROM = { name: "Gatehouse", email: "gate@example.com" };
const AT = Date.UTC(2026, 10, 22, 5, 30);
const mail = (facts: Partial<Outgoing> = {}): Outgoing => ({
  id: "0123456789abcdef",
  to: { email: "anna@example.com", name: "Anna" },
  kind: "test",
  language: "en",
  subject: "Hello",
  text: "One\n\nTwo",
  html: "<p>One</p>",
  ...facts,
});
const parse = (facts: Partial<Outgoing>) => PostalMime.parse(messageOf(mail(facts), FROM, AT));
const headersOf = (raw: string) => raw.slice(0, raw.indexOf("\r\n\r\n"));

describe("a mail as SMTP carries it", () => {
  test("says who, when and that no person wrote it; the same mail has the same id at every attempt", async () => {
    const parsed = await parse({});
    expect(parsed).toMatchObject({
      from: { address: "gate@example.com", name: "Gatehouse" },
      to: [{ address: "anna@example.com", name: "Anna" }],
      subject: "Hello",
      messageId: "<0123456789abcdef@example.com>",
      date: "2026-11-22T05:30:00.000Z",
    });
    expect(parsed.text?.trim().replaceAll("\r", "")).toBe("One\n\nTwo");
    expect(parsed.html).toContain("<p>One</p>");
    expect(parsed.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
  });

  test.each([
    ["Cyrillic", "Приглашение: ООО «Ромашка», отдел продаж, и ещё немного слов, чтобы строка была длинной"],
    ["Polish", "Zaproszenie: Łódź, zażółć gęślą jaźń"],
    ["emoji and other planes", "👩‍👩‍👧‍👦 𝕏 done"],
    ["long and plain", "word ".repeat(60).trim()],
    ["what looks encoded", "=?UTF-8?B?SGk=?="],
    ["quotes and brackets", 'He said "no" <really>, (see) \\ below'],
  ])("%s survives in subject and name, and no line is longer than 998", async (_what, words) => {
    const raw = messageOf(
      mail({ subject: words, to: { email: "a@example.com", name: words }, text: words.repeat(40) }),
      FROM,
      AT,
    );
    const parsed = await PostalMime.parse(raw);
    expect(parsed.subject).toBe(words);
    expect(parsed.to?.[0]).toMatchObject({ name: words, address: "a@example.com" });
    expect(parsed.text?.trim()).toBe(words.repeat(40).trim());
    for (const line of raw.split("\r\n")) expect(line.length).toBeLessThanOrEqual(120);
    expect(raw).toMatch(/^[\x20-\x7e\r\n]*$/);
  });

  test.each(["\r\n", "\n", "\r", "\u2028", "\0"])(
    "%j in a name or subject begins no header (ASVS 1.2.1)",
    async (breaks) => {
      const evil = `Hi${breaks}Bcc: victim@example.com${breaks}${breaks}<b>body</b>`;
      const raw = messageOf(
        mail({ subject: evil, to: { email: "a@example.com", name: evil } }),
        { ...FROM, name: evil },
        AT,
      );
      expect(headersOf(raw)).not.toMatch(/^bcc:/im);
      const parsed = await PostalMime.parse(raw);
      expect(parsed.bcc).toBeUndefined();
      expect(parsed.to).toHaveLength(1);
      expect(parsed.subject).toContain("Hi Bcc: victim@example.com");
    },
  );

  test("a line of a dot alone ends nothing", async () => {
    expect((await parse({ text: "one\r\n.\r\nRCPT TO:<x@y.test>" })).text?.trim()).toBe(
      "one\r\n.\r\nRCPT TO:<x@y.test>",
    );
  });
});

describe("an address as SMTP takes it", () => {
  test.each([
    ["anna@example.com", "anna@example.com"],
    ["Anna.O'Neil+x@Example.COM", "Anna.O'Neil+x@example.com"],
    ["anna@пример.рф", "anna@xn--e1afmkfd.xn--p1ai"],
    ["анна@example.com", "анна@example.com"],
    ["anna", null],
    ["@example.com", null],
    ["anna@", null],
    ["an na@example.com", null],
    ["anna@exam ple.com", null],
    ["anna@example.com>\r\nRCPT TO:<x@y.test", null],
    ["a<b>@example.com", null],
    ["anna@example.com/path", null],
    [`${"a".repeat(250)}@example.com`, null],
  ])("%j → %j", (email, taken) => {
    expect(envelopeAddress(email)).toBe(taken);
  });
});
