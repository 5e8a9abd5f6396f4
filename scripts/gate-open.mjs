import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

// npm run gate:open -- --account "Name or id" [--remote]: switches a company's IP allowlist off, when nobody
// who may do so in the product can come in. Logged; in force within a minute.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { option, withDatabase } = await import("./lib/operator.mjs");
  const account = option("account");
  await withDatabase(async (db, commands) => {
    const opened = await commands.openGate(db, account, Date.now());
    if (!opened) {
      console.error(`No company is called ${account}, or more than one is: please give its id.`);
      process.exitCode = 1;
    } else if (opened.wasOn) {
      console.log(`The IP allowlist of ${opened.company} is off within a minute. The log says so.`);
    } else {
      console.log(`The IP allowlist of ${opened.company} was off already.`);
    }
  });
});
