import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = new URL("../../../", import.meta.url).pathname;
const read = (pattern: string) =>
  globSync(pattern, { cwd: ROOT }).map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));

/** What makes a use-case a guarded one: it commits through `change`, or guards its batch itself. */
const GUARDED =
  /\b(change|changeUnit|moveHolders)\(\s*needs,|\b(mustStillBe|mustHold|mustChangeOne)\(|\.\.\.(putRequest|putRightRequest)\(/;
/** The way itself, which every row of the table goes through. */
const WAYS = ["gate/change", "structure/change-unit"];

test("every guarded use-case has its lost race in test/workerd/gate/lost-race, and none that is no more", () => {
  const guarded = read("app/features/**/*.server.ts")
    .filter(({ text }) => GUARDED.test(text))
    .map(({ path }) => path.slice("app/features/".length, -".server.ts".length))
    .filter((file) => !WAYS.includes(file));
  const raced = read("test/workerd/gate/lost-race/*.test.ts").flatMap(({ text }) =>
    [...text.matchAll(/file: "([^"]+)"/g)].map(([, file]) => file ?? ""),
  );
  expect([...new Set(raced)].sort()).toEqual(guarded.sort());
});
