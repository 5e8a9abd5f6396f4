import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const page = readFileSync("docs/security.md", "utf8");
const rows = page
  .split("\n")
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .filter(([number]) => /^\d+$/.test(number ?? ""))
  .map(([number = "", what = "", where = "", state = ""]) => ({
    number: Number(number),
    what,
    where,
    state,
  }));

describe("docs/security.md", () => {
  test("has each of the 64 rows once, in order, with a state", () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 64 }, (_, at) => at + 1));
    for (const { number, state } of rows)
      expect(state, `row ${number}`).toMatch(/^(proven|partly|open|later)\b/);
  });

  test("says nothing is proven without naming where", () => {
    for (const { number, where, state } of rows)
      if (/^(proven|partly)/.test(state)) expect(where, `row ${number}`).toContain("`test/");
  });

  test("names only files and titles that exist", () => {
    for (const { number, where } of rows) {
      let source = "";
      for (const [, file, title] of where.matchAll(/`([\w./-]+)`|"([^"]+)"/g)) {
        if (file !== undefined) {
          if (/^(test|docs|app)\//.test(file)) expect(existsSync(file), `row ${number}: ${file}`).toBe(true);
          source = existsSync(file) ? readFileSync(file, "utf8") : source;
        } else expect(source.includes(title as string), `row ${number}: ${title}`).toBe(true);
      }
    }
  });
});
