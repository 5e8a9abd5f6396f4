import { type BetterAuthOptions, betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { admin } from "better-auth/plugins";

type Env = { DB: D1Database; ORIGIN: string };
type Auth = ReturnType<typeof authOf>;

/** As its documentation sets it up; passwords cost nothing here, because only sessions are measured. */
function authOf(env: Env, cookieCache: boolean) {
  return betterAuth({
    database: env.DB as never,
    baseURL: env.ORIGIN,
    secret: "a secret that is used in this bench alone",
    emailAndPassword: { enabled: true, password: { hash: async () => "none", verify: async () => true } },
    session: cookieCache ? { cookieCache: { enabled: true, maxAge: 300 } } : {},
    plugins: [admin()],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions);
}

let auths: Record<string, Auth> | null = null;

/** `/d1` and `/cache` check a session with status and role; `/__company` makes people, `/__block` bans one. */
export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    auths ??= { "/d1": authOf(env, false), "/cache": authOf(env, true) };
    const auth = auths[pathname];
    if (auth !== undefined) return check(auth, request);
    if (pathname === "/__company")
      return Response.json(await company(env, auths, Number(searchParams.get("people"))));
    return Response.json({ ok: await ban(auths["/d1"] as Auth, searchParams.get("user") ?? "") });
  },
} satisfies ExportedHandler<Env>;

async function check(auth: Auth, request: Request): Promise<Response> {
  const session = await auth.api.getSession({ headers: request.headers });
  if (session === null || session.user.banned) return new Response(null, { status: 401 });
  return Response.json({ user: session.user.id, may: session.user.role === "user" });
}

async function company(env: Env, all: Record<string, Auth>, people: number) {
  const { runMigrations } = await getMigrations((all["/d1"] as Auth).options as never);
  await runMigrations();
  const staff = [];
  for (let i = 0; i < people; i++) {
    const body = { name: `Anna ${i}`, email: `anna.${i}@company.test`, password: "a password of this bench" };
    const { cookie, id } = await signUp(env, all["/cache"] as Auth, body);
    staff.push({ publicId: id, cookie });
  }
  return staff;
}

async function signUp({ ORIGIN }: Env, auth: Auth, body: object) {
  const headers = { "content-type": "application/json", origin: ORIGIN };
  const url = `${ORIGIN}/api/auth/sign-up/email`;
  const response = await auth.handler(
    new Request(url, { method: "POST", headers, body: JSON.stringify(body) }),
  );
  if (!response.ok) throw new Error(`better-auth answered ${response.status}: ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const { user } = await response.json<{ user: { id: string } }>();
  return { cookie, id: user.id };
}

/** What its own ban does: the person is marked, their sessions are deleted. */
async function ban(auth: Auth, user: string): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  await internalAdapter.updateUser(user, { banned: true });
  await internalAdapter.deleteUserSessions(user);
  return true;
}
