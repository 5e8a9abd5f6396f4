import { readFileSync } from "node:fs";
import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go, Sorry } from "./lib/run.mjs";

// npm run copy:restore -- --file copy.zip [--remote]: puts a full copy of a company into an empty database.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { option, withDatabase } = await import("./lib/operator.mjs");
  const { migrate } = await import("./lib/migrate.mjs");
  const { strFromU8, unzipSync } = await import("fflate");
  const zip = unzipSync(readFileSync(option("file")));
  const files = Object.fromEntries(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]));
  await withDatabase(async (db, commands) => {
    await migrate(db);
    const { rows, tables } = await commands.restoreCopy(db, files).catch((refused) => {
      throw new Sorry(refused.message);
    });
    console.log(`${rows} rows of ${tables} tables are restored. Everybody comes in by a reset link.`);
  });
});
