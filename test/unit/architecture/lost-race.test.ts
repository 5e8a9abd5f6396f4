import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = new URL("../../../", import.meta.url).pathname;
const read = (pattern: string) =>
  globSync(pattern, { cwd: ROOT }).map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));

/** What makes a use-case a guarded one: it goes the way of a change, or guards what it tells a log or the gate. */
const isGuarded = (text: string) =>
  /\b(change|changeUnit|moveHolders|act)\(\s*needs,/.test(text) ||
  /\bmustStillBe\(/.test(text) ||
  (/\blost\b/.test(text) && /\b(enqueueForGate|appendAudit|writeAuthEntry)\(/.test(text));
/** The ways themselves, which every row of the table goes through. */
const WAYS = ["gate/change", "structure/change-unit"];

const useCases = read("app/features/**/*.server.ts").map(({ path, text }) => ({
  file: path.slice("app/features/".length, -".server.ts".length),
  text,
}));
const raced = new Set(
  read("test/workerd/gate/lost-race/*.test.ts").flatMap(({ text }) =>
    [...text.matchAll(/file: "([^"]+)"/g)].map(([, file]) => file ?? ""),
  ),
);

test("every guarded use-case has its lost race in test/workerd/gate/lost-race", () => {
  const guarded = useCases.filter(({ text }) => isGuarded(text)).map(({ file }) => file);
  expect(guarded.filter((file) => !raced.has(file) && !WAYS.includes(file))).toEqual([]);
});

test("every race is one of a use-case that is there", () => {
  const files = useCases.map(({ file }) => file);
  expect([...raced].filter((file) => !files.includes(file))).toEqual([]);
});
