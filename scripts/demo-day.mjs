import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

// npm run demo:day [-- --minutes 10 --people 25]: plays a working day of the demo company against the server that
// `npm start` runs on this machine, with real sign-ins, pages and sockets. It stops by itself.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { playDay, readPlan } = await import("./lib/demo-day.mjs");
  await playDay(readPlan(process.argv.slice(2)));
});
