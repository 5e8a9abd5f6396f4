import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { at } from "./lib/paths.mjs";
import { go, run } from "./lib/run.mjs";

// npm run proofs: every test/proofs/**/*.proof.ts (mutation, scanners, long differential runs). A proof whose
// tool is missing says MISSING and fails; none is skipped. `-- words` filters by file name.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const vitest = [at("node_modules/vitest/vitest.mjs"), "run", "-c", at("vitest.proofs.config.ts")];
  const { code } = await run(process.execPath, [...vitest, ...process.argv.slice(2)], { show: true });
  process.exit(code);
});
