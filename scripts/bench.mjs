import { readdirSync } from "node:fs";
import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { at } from "./lib/paths.mjs";
import { go } from "./lib/run.mjs";

// npm run bench: each test/bench/*.bench.ts, ours and the rivals in turn, written to docs/performance.md.
// `-- words` chooses by file name; `-- --quick` takes fewer, shorter rounds and writes nothing; `-- long` adds
// what takes minutes. Ends with 1 when a goal is missed or a rival is missing.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { runBench } = await import("./lib/bench/run-bench.mjs");
  const { loadBench } = await import("./lib/bench/load.mjs");
  const { writeReport } = await import("./lib/bench/report.mjs");
  const args = process.argv.slice(2);
  const options = { quick: args.includes("--quick"), long: args.includes("long") };
  const words = args.filter((arg) => arg !== "--quick" && arg !== "long");
  const files = readdirSync(at("test/bench"))
    .filter((file) => file.endsWith(".bench.ts") && words.every((word) => file.includes(word)))
    .sort();
  let bad = 0;
  const began = performance.now();
  for (const file of files) {
    const from = performance.now();
    const bench = await loadBench(at("test/bench", file));
    const lines = await runBench(bench, options, console.log);
    bad += lines.filter(({ verdict }) => verdict === "not met" || verdict === "MISSING").length;
    // Of a bench that only `long` runs the last report stays.
    if (!options.quick && lines.length > 0) await writeReport(bench, lines);
    console.log(`  took ${lasted(from)}`);
  }
  console.log(`\n${files.length} benches in ${lasted(began)}, ${bad} goals not met or rivals missing`);
  process.exit(bad === 0 && files.length > 0 ? 0 : 1);
});

/** "3 min 12 s" since that instant of this process. */
function lasted(from) {
  const seconds = Math.round((performance.now() - from) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
