import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

// npm run news -- --say "We update on Sunday at 20:00." [--remote]: a letter to the administrators of every company, but
// for those who switched off "Problems and news of Gatehouse". Cron sends it within a minute.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { option, withDatabase } = await import("./lib/operator.mjs");
  const news = option("say");
  await withDatabase(async (db, commands) => {
    console.log(`Queued for ${await commands.tellNews(db, news, Date.now())} administrators.`);
  });
});
