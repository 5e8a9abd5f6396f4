import { existsSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { at } from "./lib/paths.mjs";
import { go } from "./lib/run.mjs";

// npm run bench: each test/bench/*.bench.mjs, ours and the rivals' rounds taken in turn. `-- words` filters.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { compare } = await import("./lib/bench.mjs");
  const folder = at("test/bench");
  const wanted = process.argv.slice(2);
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith(".bench.mjs") && wanted.every((word) => file.includes(word)))
    .sort();
  let missing = 0;
  for (const file of files) {
    const { default: benchmark } = await import(pathToFileURL(`${folder}/${file}`));
    missing += await compare(benchmark, console.log);
  }
  console.log(`${files.length} benchmarks, ${missing} missing`);
  process.exit(missing === 0 ? 0 : 1);
});
