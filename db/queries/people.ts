import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../app/domain/access";
import type { PeopleCursor, PeopleSort } from "../../app/domain/people/list";
import type { Db } from "../client";
import { type PeopleFilter, peopleWhere } from "./people-filter";
import { holdsOf, isOwner, parseHolds, parseRoles, rolesOf } from "./people-rows";

export type PeopleRow = ReturnType<typeof readRow>;

const COLUMNS: Record<PeopleSort["by"], SQL[]> = {
  name: [sql`u.surname`, sql`u.name`],
  sign_in: [sql`coalesce(u.last_sign_in_at, 0)`],
  activity: [sql`coalesce(u.last_activity_at, 0)`],
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
  const columns = [...COLUMNS[sort.by], sql`u.id`];
  const backwards = cursor?.side === "before";
  const down = sort.descending !== backwards;
  const from = cursor === null ? sql`1 = 1` : beyond(columns, [...cursor.key, cursor.id], down);
  const order = sql.join(
    columns.map((column) => sql`${column} ${down ? sql`DESC` : sql`ASC`}`),
    sql`, `,
  );
  const found =
    await db.all<RawRow>(sql`SELECT u.id, u.public_id AS publicId, u.name, u.surname, u.email, u.phone,
      d.name AS department, u.last_sign_in_at AS lastSignInAt, u.last_activity_at AS lastActivityAt,
      u.last_device AS lastDevice, ${isOwner} AS isOwner, ${holdsOf(now)} AS holds, ${rolesOf(now)} AS roles
    FROM users u LEFT JOIN units d ON d.account_id = u.account_id AND d.id = u.department_id
    WHERE ${peopleWhere(accountId, asked.scope, asked.filter, now)} AND ${from}
    ORDER BY ${order} LIMIT ${asked.limit + 1}`);
  const rows = found.slice(0, asked.limit).map(readRow);
  return { rows: backwards ? rows.reverse() : rows, more: found.length > asked.limit };
}

function beyond(columns: SQL[], values: (string | number)[], down: boolean): SQL {
  const left = sql.join(columns, sql`, `);
  const right = sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
  return sql`(${left}) ${down ? sql`<` : sql`>`} (${right})`;
}

/** How many people a filter finds; counting stops at `cap`, so that no list costs more than that. */
export async function countPeople(
  db: Db,
  asked: Pick<Asked, "accountId" | "scope" | "filter" | "now">,
  cap: number,
): Promise<number> {
  const { n } = await db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (SELECT 1 FROM users u
    WHERE ${peopleWhere(asked.accountId, asked.scope, asked.filter, asked.now)} LIMIT ${cap})`);
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
    WHERE ${peopleWhere(accountId, scope, filter, 0)} ORDER BY u.surname, u.name, u.id LIMIT ${limit}`);
}

type RawRow = {
  id: number;
  publicId: string;
  name: string;
  surname: string;
  email: string;
  phone: string | null;
  department: string | null;
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
