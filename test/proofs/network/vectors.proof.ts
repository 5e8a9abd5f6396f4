import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseNetwork } from "~/domain/network/parse-network";
import { keep, requireFile, run, script } from "./tools";

const GO_TEST = "/usr/share/go-1.19/src/net/netip/netip_test.go";
const PYTHON_TEST = "/usr/lib/python3.11/test/test_ipaddress.py";

const accepted = (literals: string[]) => literals.filter((literal) => parseNetwork(literal).ok);

test("no literal that Python's tests call bad is an entry [AM-14, row 23]", () => {
  requireFile(PYTHON_TEST, "libpython3.11-testsuite");
  const found = JSON.parse(run("/usr/bin/python3.11", ["-B", script("python_literals.py")]));
  expect(found.bad.length).toBeGreaterThanOrEqual(145);
  expect(accepted(found.bad)).toEqual([]);
  keep("python-ipaddress.json", { source: "Python 3.11 test_ipaddress.py, PSF licence", ...found });
});

test("no literal that Go's tests call bad is an entry [AM-14, row 23]", () => {
  const source = readFileSync(requireFile(GO_TEST, "golang-1.19-src"), "utf8");
  const bad = stringsIn(source.split("invalidIPs = []string{")[1]!.split("\n\t}\n")[0]!);
  const cases = source
    .split("var validIPs")[1]!
    .split("\n\t}\n\n")[0]!
    .split(/\n\t\t\{/)
    .slice(1);
  const good = cases
    .filter((each) => !each.includes("wantErr:"))
    .map((each) => ({ text: field(each, "in")!, canonical: field(each, "str") ?? field(each, "in")! }))
    .filter(({ text }) => !text.includes("%"));
  expect(bad).toHaveLength(28);
  expect(accepted(bad)).toEqual([]);
  keep("go-netip.json", { source: "Go 1.19 net/netip/netip_test.go, BSD licence", bad, good });
});

test("no literal that netmask's tests call bad is an entry [AM-14, row 23]", () => {
  const cwd = mkdtempSync(join(tmpdir(), "netmask-"));
  run("npm", ["pack", "--silent", "netmask@2.0.2"], { cwd });
  const source = run("tar", ["xzOf", "netmask-2.0.2.tgz", "package/test/badnets.coffee"], { cwd });
  const bad = [...source.matchAll(/^ +'(.*)': shouldFailWithError/gm)].map((match) => match[1]!);
  expect(bad).toHaveLength(20);
  expect(accepted(bad)).toEqual([]);
  keep("netmask.json", { source: "npm netmask 2.0.2 test/badnets.coffee, MIT licence", bad });
});

/** The string literals of a Go list, comments left out. */
function stringsIn(list: string): string[] {
  const code = list.replaceAll(/^\s*\/\/.*$/gm, "");
  return [...code.matchAll(/"([^"]*)"/g)].map((match) => match[1]!);
}

function field(goStruct: string, name: string): string | undefined {
  return new RegExp(`\\b${name}:\\s+"([^"]*)"`).exec(goStruct)?.[1];
}
