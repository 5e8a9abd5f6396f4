import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

/** What starts whole machines, plays days or throws every naughty string: `npm test` runs these. */
const LONG = ["start", "npm-start", "operator", "demo-company", "demo-day", "hostile-requests", "hasher"];

// npm run check: what a change must pass before it is shown to anybody; two minutes at most, no browser.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { ensureBuilt } = await import("./lib/build.mjs");
  const { runLayer, summarise } = await import("./lib/layers.mjs");
  const { runTool } = await import("./lib/run.mjs");
  const small = { GATEHOUSE_COUNTS: "small" };
  const rules = async () => {
    await runTool("typescript/bin/tsc", ["-p", "."]);
    await runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]);
    console.log("Types and lint are clean.");
    return [await runLayer("unit", small), await runLayer("workerd", small)];
  };
  const pages = async () => {
    await ensureBuilt();
    return [
      await runLayer(
        "app",
        small,
        LONG.map((name) => `test/app/${name}.test.ts`),
      ),
    ];
  };
  // Two lanes of about the same length: a check is run often, and most machines have two cores.
  const results = (await Promise.all([rules(), pages()])).flat();
  process.exit(summarise(results));
});
