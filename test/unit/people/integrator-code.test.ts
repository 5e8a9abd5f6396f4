import { expect, test } from "vitest";
import { integratorCode, readIntegratorCode } from "~/domain/people/integrator-code";

test("a code is read back however it was typed [MC-02]", () => {
  const code = integratorCode(Uint8Array.from({ length: 10 }, (_, at) => at * 29));
  expect(code).toMatch(/^INT-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  for (const typed of [
    code,
    code.toLowerCase(),
    ` ${code} `,
    code.replaceAll("-", ""),
    code.replaceAll("-", "\u2013"),
    code.replaceAll("0", "o"),
  ])
    expect(readIntegratorCode(typed), typed).toBe(code);
});

test.each([
  "",
  "INT",
  "INT-12345-1234",
  "INT-12345-123456",
  "INT-12345-1234U",
  "' OR 1=1 --",
  "INT-12345-1234\u0665",
  "x".repeat(10_000),
])("%j is no code [MC-02]", (typed) => expect(readIntegratorCode(typed)).toBeNull());
