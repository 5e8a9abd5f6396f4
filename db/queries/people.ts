import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../app/domain/access";
import type { PeopleCursor, PeopleSort } from "../../app/domain/people/list";
import type { Db } from "../client";
import { atMost } from "./at-most";
import { type PeopleFilter, peopleWhere } from "./people-filter";
import { holdsOf, isOwner, parseHolds, parseRoles, rolesOf } from "./people-rows";

export type PeopleRow = ReturnType<typeof readRow>;

const COLUMN: Record<PeopleSort["by"], SQL> = {
  name: sql`u.sort_key`,
  sign_in: sql`coalesce(u.last_sign_in_at, 0)`,
  activity: sql`coalesce(u.last_activity_at, 0)`,
};

type Asked = {
  accountId: number;
  scope: Scope;
  filter: PeopleFilter;
  sort: PeopleSort;
  cursor: PeopleCursor | null;
  limit: number;
  now: number;
};

/** One page of people in their order, plus one row when there is more on that side [MC-09, MC-31]. */
export async function listPeople(db: Db, asked: Asked): Promise<{ rows: PeopleRow[]; more: boolean }> {
  const { accountId, sort, cursor, now } = asked;
  const columns = [COLUMN[sort.by], sql`u.id`];
  const backwards = cursor?.side === "before";
  const down = sort.descending !== backwards;
  const order = (from: number) =>
    listed(columns.slice(from).map((column) => sql`${column} ${down ? sql`DESC` : sql`ASC`}`));
  const where = peopleWhere(accountId, asked.scope, asked.filter, now);
  const limit = asked.limit + 1;
  const starts = cursor === null ? [sql`1 = 1`] : beyond(columns, [cursor.key, cursor.id], down);
  const found =
    await db.all<RawRow>(sql`SELECT u.id, u.public_id AS publicId, u.name, u.surname, u.sort_key AS sortKey, u.email, u.phone,
      d.name AS department, u.created_at AS createdAt, u.last_sign_in_at AS lastSignInAt, u.last_activity_at AS lastActivityAt,
      u.last_device AS lastDevice, ${isOwner} AS isOwner, ${holdsOf(now)} AS holds, ${rolesOf(now)} AS roles
    FROM (${sql.join(
      starts.map(
        (start, same) => sql`SELECT id FROM (SELECT u.id FROM users u WHERE ${where} AND ${start}
          ORDER BY ${order(same)} ${atMost(limit)})`,
      ),
      sql` UNION ALL `,
    )}) p JOIN users u ON u.id = p.id LEFT JOIN units d ON d.account_id = u.account_id AND d.id = u.department_id
    ORDER BY ${order(0)} ${atMost(limit)}`);
  const rows = found.slice(0, asked.limit).map(readRow);
  return { rows: backwards ? rows.reverse() : rows, more: found.length > asked.limit };
}

/**
 * The rows beyond a key as ranges that each walk the index from its edge: equal in the first columns, beyond in the
 * next. One comparison of row values would read every row that shares the first column ("never" is shared by many).
 */
function beyond(columns: SQL[], values: (string | number)[], down: boolean): SQL[] {
  const sign = down ? sql`<` : sql`>`;
  return columns.map((column, at) =>
    sql.join(
      [
        ...columns.slice(0, at).map((same, i) => sql`${same} = ${values[i]}`),
        sql`${column} ${sign} ${values[at]}`,
      ],
      sql` AND `,
    ),
  );
}

const listed = (parts: SQL[]) => sql.join(parts, sql`, `);

/** How many people a filter finds; counting stops at `cap`, so that no list costs more than that. */
export async function countPeople(
  db: Db,
  asked: Pick<Asked, "accountId" | "scope" | "filter" | "now">,
  cap: number,
): Promise<number> {
  const { n } = await db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (SELECT 1 FROM users u
    WHERE ${peopleWhere(asked.accountId, asked.scope, asked.filter, asked.now)} ${atMost(cap)})`);
  return n;
}

/** People in scope who hold every word, by name. For quick searches: the most the caller can show. */
export function matchPeople(
  db: Db,
  accountId: number,
  scope: Scope,
  words: readonly string[],
  limit: number,
) {
  const filter = { words, state: null, roleId: null, departmentId: null, activity: null };
  return db.all<{ publicId: string; name: string; surname: string; department: string | null }>(sql`
    SELECT u.public_id AS publicId, u.name, u.surname, d.name AS department
    FROM users u LEFT JOIN units d ON d.account_id = u.account_id AND d.id = u.department_id
    WHERE ${peopleWhere(accountId, scope, filter, 0)} ORDER BY u.sort_key, u.id ${atMost(limit)}`);
}

type RawRow = {
  id: number;
  publicId: string;
  name: string;
  surname: string;
  sortKey: string;
  email: string;
  phone: string | null;
  department: string | null;
  createdAt: number;
  lastSignInAt: number | null;
  lastActivityAt: number | null;
  lastDevice: string | null;
  isOwner: number;
  holds: string;
  roles: string;
};

const readRow = (row: RawRow) => ({
  ...row,
  isOwner: row.isOwner === 1,
  holds: parseHolds(row.holds),
  roles: parseRoles(row.roles),
});
