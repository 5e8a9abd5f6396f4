/** Counts one action of one person; answers whether it is granted. */
export type Counter = () => Promise<boolean>;

/** What is written first when nobody thinks of two at once: read the count, compare, write it back. */
export async function selectThenUpdate(db: D1Database, limit: number, person: string): Promise<Counter> {
  await db
    .prepare("CREATE TABLE IF NOT EXISTS bench_counts (person TEXT PRIMARY KEY, n INTEGER NOT NULL)")
    .run();
  await db.prepare("INSERT INTO bench_counts VALUES (?, 0)").bind(person).run();
  const select = db.prepare("SELECT n FROM bench_counts WHERE person = ?").bind(person);
  return async () => {
    const n = (await select.first<number>("n")) ?? 0;
    if (n >= limit) return false;
    await db
      .prepare("UPDATE bench_counts SET n = ? WHERE person = ?")
      .bind(n + 1, person)
      .run();
    return true;
  };
}
