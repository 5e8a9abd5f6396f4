import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

// npm test: everything a fresh machine needs, then every layer. `-- unit app` runs only those named.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { ensureBrowser } = await import("./lib/browser.mjs");
  const { ensureBuilt } = await import("./lib/build.mjs");
  const { LAYERS, runLayer, summarise } = await import("./lib/layers.mjs");
  const named = process.argv.slice(2).filter((name) => LAYERS.includes(name));
  const layers = named.length > 0 ? named : LAYERS;
  const env = { GATEHOUSE_COUNTS: "full" };
  if (layers.includes("e2e")) env.GATEHOUSE_BROWSER = await ensureBrowser();
  if (layers.includes("app") || layers.includes("e2e")) await ensureBuilt();
  const results = [];
  for (const layer of layers) results.push(await runLayer(layer, env));
  process.exit(summarise(results));
});
