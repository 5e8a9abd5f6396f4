import { type SQL, sql } from "drizzle-orm";

/**
 * A LIMIT for statements that are asked often. SQLite looks at a bare parameter here when it plans, and then plans anew
 * each time that it is bound, which takes longer than reading a page does.
 */
export const atMost = (rows: number): SQL => sql`LIMIT CAST(${rows} AS INTEGER)`;
