import type { Gatehouse } from "../../scripts/lib/serve.mjs";

export type LogRow = {
  event: string;
  result: string;
  reason: string | null;
  login: string | null;
  session_id: string | null;
  user_name: string | null;
};

/** What the authorization log has said since a row id, oldest first. Take the id with `lastLogId` before acting. */
export async function logSince(server: Pick<Gatehouse, "db">, id: number): Promise<LogRow[]> {
  const { results } = await server.db
    .prepare("SELECT * FROM auth_log WHERE id > ? ORDER BY id")
    .bind(id)
    .all<LogRow>();
  return results;
}

export async function lastLogId(server: Pick<Gatehouse, "db">): Promise<number> {
  return (
    (await server.db.prepare("SELECT coalesce(max(id), 0) AS id FROM auth_log").first<number>("id")) ?? 0
  );
}
