import { readFileSync } from "node:fs";
import type { Level } from "~/domain/access";

export type Column =
  | "ADM"
  | "MGR"
  | "OPR"
  | "INT"
  | "HEAD"
  | "BASE"
  | "SUP"
  | "AGT"
  | "QC"
  | "OPC"
  | "CEO"
  | "CHM";

const LEVEL_OF: Record<string, Level | undefined> = { O: "own", D: "own_dept", A: "any", Y: "any" };

/** The matrix of the specification as it stands in test/fixtures/roles.tsv, marks left out. */
export function readMatrix(): { permission: string; cells: Record<Column, Level | undefined> }[] {
  const text = readFileSync(new URL("../fixtures/roles.tsv", import.meta.url), "utf8");
  const [header, ...rows] = text
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  return rows.map(([permission, ...values]) => ({
    permission: permission as string,
    cells: Object.fromEntries(
      values.map((value, at) => [header?.[at + 1], LEVEL_OF[value.split("/")[0] as string]]),
    ) as Record<Column, Level | undefined>,
  }));
}
