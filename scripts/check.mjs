import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

/** What starts whole machines, plays days, hashes by the hundred or tries long sequences: `npm test` runs these. */
const LONG = {
  app: [
    "start",
    "npm-start",
    "operator",
    "demo-company",
    "demo-day",
    "hostile-requests",
    "hasher",
    "sign-in",
    "own-sessions",
  ],
  workerd: ["network/self-lockout", "registries/ticks", "session/passwords"],
};
const longOf = (layer) => LONG[layer].map((name) => `test/${layer}/${name}.test.ts`);

// npm run check: what a change must pass before it is shown to anybody; two minutes at most, no browser.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { ensureBuilt } = await import("./lib/build.mjs");
  const { runLayer, summarise } = await import("./lib/layers.mjs");
  const { runTool } = await import("./lib/run.mjs");
  const small = { GATEHOUSE_COUNTS: "small" };
  const rules = async () => {
    await Promise.all([
      runTool("typescript/bin/tsc", ["-p", ".", "--incremental", "--tsBuildInfoFile", ".cache/types"]),
      runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
    ]);
    console.log("Types and lint are clean.");
    return [await runLayer("unit", small), await runLayer("workerd", small, longOf("workerd"))];
  };
  const pages = async () => {
    await ensureBuilt();
    return [await runLayer("app", small, longOf("app"))];
  };
  // Two lanes of about the same length: a check is run often, and most machines have two cores.
  const results = (await Promise.all([rules(), pages()])).flat();
  process.exit(summarise(results));
});
