let made = 0;

type Line = {
  id: number | null;
  account: number;
  page?: string;
  /** Stands as name and as login. */
  name?: string;
  /** Instant, ms; without one a second older than the line before. */
  at?: number;
};

/** Puts sign-ins into the log of a running server, all at once. */
export async function addLines(db: D1Database, lines: readonly Line[]): Promise<void> {
  const rows = lines.map(({ at, ...line }) => {
    made += 1;
    return { ...line, opId: `test.${made}`, at: at ?? Date.now() - made * 1_000 };
  });
  await db
    .prepare(
      `INSERT INTO auth_log(account_id, op_id, at, user_id, user_name, event, method, result, page, login)
      SELECT value->>'account', value->>'opId', value->>'at', value->>'id', value->>'name', 'authn_login_success', 'web',
        'success', value->>'page', value->>'name' FROM json_each(?)`,
    )
    .bind(JSON.stringify(rows))
    .run();
}
