import { expect, test } from "vitest";
import { languageOf } from "../../../scripts/lib/first-start.mjs";
import { count } from "../../../scripts/lib/layers.mjs";
import { isModern } from "../../../scripts/lib/node.mjs";

test.each([
  ["18.20.4", false],
  ["20.20.2", false],
  ["22.11.9", false],
  ["22.12.0", true],
  ["24.0.0", true],
])("Node %s is new enough: %s", (version, modern) => {
  expect(isModern(version)).toBe(modern);
});

test.each([
  ["ru_RU.UTF-8", "ru"],
  ["pl_PL", "pl"],
  ["PL", "pl"],
  ["de_DE.UTF-8", "en"],
  ["C", "en"],
  [undefined, "en"],
])("with LANG %s the demo company speaks %s", (lang, language) => {
  expect(languageOf(lang)).toBe(language);
});

test("a test that was not run is never counted as passed", () => {
  const file = (status: string, ...statuses: string[]) => ({
    name: `${status}.test.ts`,
    status,
    assertionResults: statuses.map((of) => ({ status: of })),
  });
  const testResults = [
    file("passed", "passed", "passed", "skipped", "pending", "todo", "disabled"),
    file("failed", "passed", "failed"),
    file("failed"),
  ];
  expect(count({ testResults })).toMatchObject({ passed: 3, failed: 2, notRun: 4 });
});
