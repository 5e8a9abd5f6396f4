import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMON_PASSWORDS } from "~/domain/session/common-passwords";
import { MAX_PASSWORD_BYTES, refusePassword, suggestPassword } from "~/domain/session/password";
import { PASSWORD_WORDS } from "~/domain/session/password-words";

describe("a new password [MC-17]", () => {
  test.each([
    ["14 characters", "fjord-kayak-ab", "short"],
    ["15 characters", "fjord-kayak-abc", null],
    ["14 astral characters are 14, though 28 units", "🦊🐻🐼🦁🐯🐨🐸🐵🐔🐧🐦🦆🦅🦉", "short"],
    ["15 of them", "🦊🐻🐼🦁🐯🐨🐸🐵🐔🐧🐦🦆🦅🦉🦇", null],
    ["spaces count and stay", " fjord kayak x ", null],
    ["64 characters", `${"kayak fjord 7 ".repeat(4)}abcdefgh`, null],
    ["1,024 bytes", `${"ż".repeat(500)}${"abcdefghijklmnopqrstuvwx"}`, null],
    ["1,025 bytes", `${"ż".repeat(500)}${"abcdefghijklmnopqrstuvwxy"}`, "long"],
    ["a common one", "1qaz2wsx3edc4rfv", "common"],
    ["a common one in capitals", "1QAZ2WSX3EDC4RFV", "common"],
    ["one character over and over", "aaaaaaaaaaaaaaaaaaaa", "common"],
    ["a word over and over", "dragondragondragon", "common"],
    ["lower case only is fine", "whereveryougothereyouare", null],
    ["empty", "", "short"],
  ])("%s", (_name, password, refusal) => {
    expect(refusePassword(password, [])).toBe(refusal);
  });

  test.each([
    ["the company's name", "at-Acme-we-trust-1", ["Acme Sp. z o.o."], "own_words"],
    ["a part of three letters may stand in it", "a spoon of honey", ["Spo Ltd"], null],
    ["the own surname, other case", "niech-żyje-NOWAK-7", ["Jan Nowak"], "own_words"],
    ["the e-mail's name", "hello-from-marysia", ["marysia@example.com"], "own_words"],
    ["Cyrillic", "привет от ромашки", ["ООО «Ромашки»"], "own_words"],
    ["nobody's words", "a spoon of honey", ["", "—"], null],
  ])("own words: %s", (_name, password, words, refusal) => {
    expect(refusePassword(password, words)).toBe(refusal);
  });

  test("whatever is typed, it is judged without an error, and the cap holds", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 2000 }),
        fc.array(fc.string()),
        (password, words) => {
          const tooLong = new TextEncoder().encode(password).length > MAX_PASSWORD_BYTES;
          expect(refusePassword(password, words) === "long").toBe(tooLong);
        },
      ),
    );
  });
});

describe("the list of common passwords", () => {
  test("holds only what the length rule would let through, in lower case", () => {
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(60);
    for (const entry of COMMON_PASSWORDS) {
      expect(entry.length, entry).toBeGreaterThanOrEqual(15);
      expect(entry).toBe(entry.toLowerCase());
      expect(refusePassword(entry, []), entry).toBe("common");
    }
  });
});

describe("a suggested password [MC-17]", () => {
  test("is four words that the rule accepts, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const [a, b, c, d] = bytes.filter((_byte, i) => i % 2 === 1);
        fc.pre(new Set([a, b, c, d]).size > 1);
        const password = suggestPassword(() => bytes);
        expect(password.split("-")).toHaveLength(4);
        expect(refusePassword(password, [])).toBeNull();
      }),
    );
  });

  test("every word can come, equally often", () => {
    expect(new Set(PASSWORD_WORDS).size).toBe(2048);
    const last = suggestPassword(() => new Uint8Array(8).fill(255)).split("-")[0];
    expect(last).toBe(PASSWORD_WORDS[2047]);
  });
});
