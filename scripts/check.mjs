import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

// npm run check: what a change must pass before it is shown to anybody; two minutes at most, no browser.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { ensureBuilt } = await import("./lib/build.mjs");
  const { runLayer, summarise } = await import("./lib/layers.mjs");
  const { runTool } = await import("./lib/run.mjs");
  await Promise.all([
    runTool("typescript/bin/tsc", ["-p", "."]),
    runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
  ]);
  console.log("Types and lint are clean.");
  await ensureBuilt();
  const results = [];
  for (const layer of ["unit", "workerd", "app"]) {
    results.push(await runLayer(layer, { GATEHOUSE_COUNTS: "small" }));
  }
  process.exit(summarise(results));
});
