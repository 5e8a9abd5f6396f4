import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** A table with rows of accounts: its columns, those of text, and those of its primary key. */
export type AccountTable = { table: string; columns: string[]; texts: string[]; key: string[] };

/** Every table that has a column `account_id`, by name: a new table is in by itself. */
export async function accountTables(db: Db): Promise<AccountTable[]> {
  const rows = await db.all<{
    table: string;
    name: string;
    type: string;
    pk: number;
  }>(sql`SELECT m.name AS "table", p.name, p.type, p.pk
    FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
      AND m.name NOT LIKE '_cf_%' ORDER BY m.name, p.cid`);
  return [...new Set(rows.map(({ table }) => table))].flatMap((table) => {
    const own = rows.filter((column) => column.table === table);
    if (!own.some(({ name }) => name === "account_id")) return [];
    const key = own.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    return {
      table,
      columns: own.map(({ name }) => name),
      texts: own.filter(({ type }) => /text/i.test(type)).map(({ name }) => name),
      key: key.map(({ name }) => name),
    };
  });
}

/** Names of tables or columns as they stand in a statement. */
export const named = (...names: readonly string[]) => sql.raw(names.map((name) => `"${name}"`).join(", "));
