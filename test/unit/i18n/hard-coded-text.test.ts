import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const app = new URL("../../../app/", import.meta.url);
const FOREIGN = /[\u0400-\u04ffąćęłńóśźżĄĆĘŁŃÓŚŹŻ]/;

const sources = readdirSync(app, { recursive: true, encoding: "utf8" }).filter(
  (path) => /\.tsx?$/.test(path) && !path.startsWith("i18n/"),
);

/** A hint, not a proof: English hard-coded in a page is not seen by it. */
test("no source outside the translations holds Russian or Polish text", () => {
  const found = sources.flatMap((path) =>
    readFileSync(new URL(path, app), "utf8")
      .split("\n")
      .flatMap((line, index) => (FOREIGN.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test("the translations' own mechanism holds none either", () => {
  const mechanism = readdirSync(new URL("i18n/", app)).filter(
    (name) => name.endsWith("ts") || name.endsWith("tsx"),
  );
  expect(mechanism.length).toBeGreaterThan(3);
  for (const name of mechanism) {
    expect(FOREIGN.test(readFileSync(new URL(`i18n/${name}`, app), "utf8")), name).toBe(false);
  }
});
