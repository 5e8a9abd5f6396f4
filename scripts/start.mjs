import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

// npm start: everything a fresh machine needs, then the server. `-- --empty` begins at the set-up page.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { start } = await import("./lib/start.mjs");
  await start({ empty: process.argv.includes("--empty") });
});
