import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { dataFolder } from "./state.mjs";

/**
 * The local database, beside a running server or without one: the same file, SQLite keeps the order. Answers
 * `{ db, close }`.
 */
export async function openLocalDatabase(state) {
  const options = {
    modules: true,
    script: "export default {}",
    d1Databases: { DB: "gatehouse" },
    resourcePersistencePath: dataFolder(state),
    cf: false,
    log: new Log(LogLevel.ERROR),
    telemetry: { enabled: false },
  };
  const mf = new Miniflare(convertV4MiniflareOptions(options));
  return { db: await mf.getD1Database("DB"), close: () => mf.dispose() };
}
