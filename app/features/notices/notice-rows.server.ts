import { type SQL, sql } from "drizzle-orm";
import type { NoticeKind, NoticeParams } from "~/domain/notices/kinds";
import type { Needs } from "../needs";

export type NewNotice<K extends NoticeKind> = {
  accountId: number;
  /** Ids of people of the company, or a select of one column of them. */
  users: readonly number[] | SQL;
  kind: K;
  params: NoticeParams[K];
  /** Where it leads: a path in the product, beginning with "/". */
  link: string | null;
  /** Names the cause: one person gets such a notice once, however often this statement runs. */
  once?: string;
};

/**
 * The one way of writing a notice for the bell: a statement for the batch of the change that causes it, so that it is
 * there exactly when the change is. One statement reaches any number of people.
 */
export function noticeRows<K extends NoticeKind>({ now }: Pick<Needs, "now">, notice: NewNotice<K>): SQL {
  const { accountId, users, kind, link, once } = notice;
  const ids = Array.isArray(users)
    ? sql`SELECT value FROM json_each(${JSON.stringify(users)})`
    : (users as SQL);
  const rows = sql`INSERT INTO notices(account_id, public_id, user_id, kind, params, link, once, created_at)
    SELECT ${accountId}, lower(hex(randomblob(16))), u.id, ${kind}, ${JSON.stringify(notice.params)}, ${link},
      ${once ?? null}, ${now}
    FROM users u WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND u.id IN (${ids})
    ON CONFLICT DO NOTHING`;
  NOTICES.add(rows);
  return rows;
}

const NOTICES = new WeakSet<SQL>();

/** Whether somebody gets a notice by these statements: then their bell is rung once they are committed. */
export const tellsSomebody = (statements: readonly SQL[]) => statements.some((one) => NOTICES.has(one));
