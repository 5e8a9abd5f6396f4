import { existsSync, readdirSync, readFileSync } from "node:fs";
import { at } from "./paths.mjs";

/** The table wrangler keeps: its own commands on the same database see the same state. */
const TABLE =
  "CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)";

/** Applies the migrations that a D1 database lacks, each in one transaction. Answers their names. */
export async function migrate(db, folder = at("db/migrations")) {
  await db.prepare(TABLE).run();
  const { results } = await db.prepare("SELECT name FROM d1_migrations").all();
  const applied = new Set(results.map(({ name }) => name));
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".sql")) : [];
  const pending = files.filter((file) => !applied.has(file)).sort();
  if (pending.length === 0) return pending;
  const { unstable_splitSqlQuery: split } = await import("wrangler");
  for (const file of pending) {
    const statements = split(readFileSync(`${folder}/${file}`, "utf8")).map((sql) => db.prepare(sql));
    await db.batch([...statements, db.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(file)]);
  }
  await db.prepare("PRAGMA optimize").run();
  return pending;
}
