import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia } from "lucia";

type Env = { DB: D1Database };
declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof luciaOf>;
    DatabaseUserAttributes: Pick<Row, "banned" | "role">;
  }
}
type Row = { id: string; user: string; expires: number; banned: number; role: string };

/** Its adapter over D1: one query a session, with the person's status and role. */
function adapterOf(db: D1Database): Partial<Adapter> {
  return {
    async setSession({ id, userId, expiresAt }: DatabaseSession) {
      await db.prepare("INSERT INTO session VALUES (?, ?, ?)").bind(id, userId, expiresAt.getTime()).run();
    },
    async getSessionAndUser(id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const row = await db
        .prepare(
          "SELECT s.id, s.user, s.expires, u.banned, u.role FROM session s JOIN user u ON u.id = s.user WHERE s.id = ?",
        )
        .bind(id)
        .first<Row>();
      if (row === null) return [null, null];
      const { banned, role } = row;
      return [
        { id: row.id, userId: row.user as never, expiresAt: new Date(row.expires), attributes: {} },
        { id: row.user as never, attributes: { banned, role } },
      ];
    },
    async deleteUserSessions(user: string) {
      await db.prepare("DELETE FROM session WHERE user = ?").bind(user).run();
    },
  };
}

const luciaOf = ({ DB }: Env) =>
  new Lucia(adapterOf(DB) as Adapter, { getUserAttributes: ({ banned, role }) => ({ banned, role }) });

/** `/check` validates a session; `/__company` makes people, `/__block` marks one and ends their sessions. */
export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    const lucia = luciaOf(env);
    if (pathname === "/__company")
      return Response.json(await company(env, lucia, Number(searchParams.get("people"))));
    if (pathname === "/__block") {
      const user = searchParams.get("user") ?? "";
      await env.DB.prepare("UPDATE user SET banned = 1 WHERE id = ?").bind(user).run();
      await lucia.invalidateUserSessions(user as never);
      return Response.json({ ok: true });
    }
    const id = lucia.readSessionCookie(request.headers.get("cookie") ?? "");
    const { session, user } = await lucia.validateSession(id ?? "");
    if (session === null || user.banned) return new Response(null, { status: 401 });
    return Response.json({ user: user.id, may: user.role === "user" });
  },
} satisfies ExportedHandler<Env>;

async function company({ DB }: Env, lucia: ReturnType<typeof luciaOf>, people: number) {
  await DB.batch([
    DB.prepare("CREATE TABLE user (id TEXT PRIMARY KEY, banned INTEGER NOT NULL, role TEXT NOT NULL)"),
    DB.prepare("CREATE TABLE session (id TEXT PRIMARY KEY, user TEXT NOT NULL, expires INTEGER NOT NULL)"),
    DB.prepare("CREATE INDEX session_user ON session (user)"),
  ]);
  const staff = [];
  for (let i = 0; i < people; i++) {
    const id = `person-${i}`;
    await DB.prepare("INSERT INTO user VALUES (?, 0, 'user')").bind(id).run();
    const session = await lucia.createSession(id as never, {});
    const { name, value } = lucia.createSessionCookie(session.id);
    staff.push({ publicId: id, cookie: `${name}=${value}` });
  }
  return staff;
}
