import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

// npm run audit:verify [-- --account "Name or id"] [--head NUMBER:HASH] [--remote]: compares the audit log, its seals
// and the last seal that the gate keeps. `--head` is one from the daily mail to the owners. `--remote` checks the
// deployed database; its gate's seal stands on Settings → Audit log, and is given by `--head`, too.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { isGiven, option, withDatabase } = await import("./lib/operator.mjs");
  const { keptSeals } = await import("./lib/kept-seals.mjs");
  const [number, hash] = option("head", "none").split(":");
  const head = hash === undefined ? undefined : { number: Number(number), hash };
  const account = option("account", "*");
  await withDatabase(async (db, commands) => {
    const gates = isGiven("remote") ? undefined : await keptSeals();
    const outside = { gates, head };
    const all = await commands.verifyAudit(db, account === "*" ? null : account, outside, Date.now());
    if (all.length === 0) {
      console.error(`No company is called ${account}.`);
      process.exitCode = 1;
    }
    for (const { company, seals, rows, unsealed, last, findings } of all) {
      console.log(`${company}: ${rows} entries under ${seals} seals, ${unsealed} not sealed yet.`);
      if (last) console.log(`  Last seal: ${last.number}:${last.hash}`);
      for (const { code, seal, entry, column } of findings)
        console.log(
          `  FOUND ${code}, seal ${seal ?? "?"}${entry ? `, entry ${entry}` : ""}${column ? `, ${column}` : ""}`,
        );
      if (findings.length === 0) console.log("  Nothing was changed, removed, moved or cut off.");
      else process.exitCode = 1;
    }
  });
});
