import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { at } from "./paths.mjs";
import { run } from "./run.mjs";

/** The layers of architecture, "Tests", in the order of their cost. */
export const LAYERS = ["unit", "workerd", "app", "e2e"];

/**
 * Runs one layer and counts it. A test that was skipped, marked todo, left out by `.only`, or whose file was
 * not collected is not run, and counts as a failure like any other. `without`: files that this run leaves
 * to a longer one, by path.
 */
export async function runLayer(layer, env = {}, without = []) {
  const report = at("test-results", `${layer}.json`);
  rmSync(report, { force: true });
  const started = Date.now();
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const vitest = [at("node_modules/vitest/vitest.mjs"), "run", "-c", at(`vitest.${layer}.config.ts`)];
  const args = [...vitest, "--allowOnly=false", ...reporters];
  const colour = process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined };
  const { code } = await run(process.execPath, args, {
    show: true,
    env: { ...colour, ...env, GATEHOUSE_WITHOUT: without.join(",") },
  });
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, "utf8"))) : nothing();
  const missing = (file) => !counted.files.has(at(file)) && !without.includes(file);
  counted.notRun += testFiles(`test/${layer}`).filter(missing).length;
  if (code !== 0 && counted.failed + counted.notRun === 0) counted.failed = 1;
  return { ...counted, layer, seconds: (Date.now() - started) / 1000 };
}

const nothing = () => ({ passed: 0, failed: 0, notRun: 0, files: new Set() });

/** Counts a report of vitest's JSON reporter. */
export function count(report) {
  const counts = nothing();
  for (const file of report.testResults) {
    counts.files.add(file.name);
    // A file that fails before its first test has no results of its own.
    if (file.status === "failed" && file.assertionResults.length === 0) counts.failed += 1;
    for (const { status } of file.assertionResults) {
      if (status === "passed") counts.passed += 1;
      else if (status === "failed") counts.failed += 1;
      else counts.notRun += 1;
    }
  }
  return counts;
}

/** One line per layer, then the sum alone on the last line. Answers the exit code. */
export function summarise(results) {
  console.log("");
  for (const { layer, passed, failed, notRun, seconds } of results) {
    const counts = `${passed} passed, ${failed} failed, ${notRun} not run`;
    console.log(`${layer.padEnd(8)} ${counts} (${seconds.toFixed(1)} s)`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = sum("failed") + sum("notRun");
  console.log(`${sum("passed")} passed, ${failed} failed`);
  return failed === 0 && sum("passed") > 0 ? 0 : 1;
}

/** Test files below a folder, by path from the root. */
export function testFiles(folder) {
  if (!existsSync(at(folder))) return [];
  const entries = readdirSync(at(folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return testFiles(path);
    return /\.(test|spec)\.[cm]?[jt]sx?$/.test(entry.name) ? [path] : [];
  });
}
