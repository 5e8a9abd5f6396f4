import { existsSync, readdirSync } from "node:fs";
import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { at } from "./lib/paths.mjs";
import { go, run } from "./lib/run.mjs";

// npm run proofs: each test/proofs/*.proof.mjs (mutation, scanners, long differential runs) in a process of
// its own. A proof whose tool is missing prints MISSING and fails; none is skipped. `-- words` filters.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const folder = at("test/proofs");
  const wanted = process.argv.slice(2);
  const files = (existsSync(folder) ? readdirSync(folder, { recursive: true }) : [])
    .filter((file) => file.endsWith(".proof.mjs") && wanted.every((word) => file.includes(word)))
    .sort();
  const failed = [];
  for (const file of files) {
    console.log(`\n${file}`);
    const { code } = await run(process.execPath, [`${folder}/${file}`], { show: true });
    if (code !== 0) failed.push(file);
  }
  for (const file of failed) console.log(`FAILED ${file}`);
  console.log(`${files.length - failed.length} proofs hold, ${failed.length} failed`);
  process.exit(failed.length === 0 ? 0 : 1);
});
