import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";

type Component = {
  name: string;
  version: string;
  properties?: { name: string }[];
  licenses?: { license?: { id: string }; expression?: string }[];
};
type Bom = { bomFormat: string; components: Component[] };

/** Licences that ask for no more than to be named. */
const PERMISSIVE =
  /^(MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|PSF-2\.0)$/;
/** Tools that are only run, and texts that are only read, while building and testing: nothing of them is deployed. */
const TOOLS = /^(axe-core|lightningcss(-.+)?|@img\/sharp-.+|caniuse-lite|spdx-exceptions|require-like)$/;

const licencesOf = ({ licenses = [] }: Component) =>
  licenses.map(({ license, expression }) => license?.id ?? expression ?? "").join(" AND ");
/** One of several that may be chosen is enough; of several that hold together each counts. */
const isPermissive = (text: string) =>
  text
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((id) => PERMISSIVE.test(id.replace(/[()]/g, ""))));

test("the list of components holds all that is shipped, under permissive licences; of the tools a few are not [security.md 62]", () => {
  const { dependencies, scripts } = JSON.parse(readFileSync("package.json", "utf8")) as Record<
    "dependencies" | "scripts",
    Record<string, string>
  >;
  const [npm = "", ...list] = scripts.sbom!.split(" ");
  const text = execFileSync(npm, list, {
    // Where the packages really lie.
    cwd: dirname(realpathSync("node_modules")),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 50_000_000,
    shell: process.platform === "win32",
  });
  const { bomFormat, components } = JSON.parse(text) as Bom;
  expect(bomFormat).toBe("CycloneDX");
  const isTool = ({ properties = [] }: Component) =>
    properties.some(({ name }) => name === "cdx:npm:package:development");
  const shipped = components.filter((one) => !isTool(one)).map(({ name, version }) => `${name}@${version}`);
  expect(shipped).toEqual(expect.arrayContaining(Object.entries(dependencies).map((one) => one.join("@"))));
  const others = components.filter((one) => !isPermissive(licencesOf(one)));
  expect(others.filter((one) => !isTool(one) || !TOOLS.test(one.name))).toEqual([]);
}, 60_000);
