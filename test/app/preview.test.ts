import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { says, saysNot } from "../support/says";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
let admin: Visitor;
let managerId: string;

beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  managerId = await idOf("manager@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const idOf = async (email: string) =>
  (
    await server.db
      .prepare("SELECT public_id AS id FROM users WHERE email = ?")
      .bind(email)
      .first<{ id: string }>()
  )?.id ?? "";
const start = (visitor: Visitor, person: string) => visitor.post("/preview", { intent: "start", person });
const COOKIE = "__Host-gatehouse";

describe("View as this employee", () => {
  test("begins on the card, lands where the employee lands, writes nothing, and ends on the card [AU-08] [FM-18]", async () => {
    const card = await (await admin.get(`/users/${managerId}`)).text();
    says(card, "View as this employee");
    const before = admin.cookie(COOKIE);
    const started = await start(admin, managerId);
    expect([started.status, started.headers.get("location")]).toEqual([302, "/"]);
    expect(admin.cookie(COOKIE)).not.toBe(before);

    const today = await (await admin.get("/")).text();
    says(today, "You see what", "End preview", "My last sign-ins");
    saysNot(today, "Who is in", 'href="/users"');
    const refused = await admin.get("/users");
    expect(refused.status).toBe(403);
    saysNot(await refused.text(), "Ask for access");
    expect((await admin.get("/settings/network")).status).toBe(403);
    const mails = await admin.get("/me/mail");
    expect(mails.status).toBe(200);
    says(await mails.text(), "You see what", "manager@demo.test", "Mails they get");
    expect((await admin.post("/me/mail", { intent: "save" })).status).toBe(403);

    const write = await admin.post("/me", { intent: "save", name: "Somebody else" });
    expect(write.status).toBe(403);
    says(await write.text(), "This is only for looking", "End preview");
    for (const path of ["/again", "/me.data", "/language", "/login", "/password"])
      expect((await admin.post(path, { intent: "anything" })).status, path).toBe(403);
    expect((await admin.get("/log/export?format=csv")).status).toBe(403);
    expect((await admin.get("/live")).status).toBe(403);
    expect((await start(admin, managerId)).status).toBe(403);

    const inside = admin.cookie(COOKIE);
    const ended = await admin.post("/preview", { intent: "end" });
    expect(ended.headers.get("location")).toBe(`/users/${managerId}`);
    expect(admin.cookie(COOKIE)).not.toBe(inside);
    saysNot(await (await admin.get("/")).text(), "You see what");
    expect((await admin.get("/users")).status).toBe(200);
    const { results } = await server.db
      .prepare(
        "SELECT event, user_name IS NOT NULL AS shown, actor_name IS NOT NULL AS actor FROM auth_log WHERE event LIKE 'preview_%' ORDER BY id",
      )
      .all();
    expect(results).toEqual([
      { event: "preview_started", shown: 1, actor: 1 },
      { event: "preview_ended", shown: 1, actor: 1 },
    ]);
  });

  test("is refused to whoever has no right over the person [AU-08]", async () => {
    const head = await signedIn(server, "head@demo.test");
    expect((await start(head, managerId)).status).toBe(403);
    saysNot(await (await head.get(`/users/${managerId}`)).text(), "View as this employee");
    expect((await start(admin, await idOf("owner@demo.test"))).status).toBe(403);
    expect((await start(admin, await idOf("admin@demo.test"))).status).toBe(403);
    expect((await start(admin, "AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
    expect((await admin.post("/preview", { intent: "stay" })).status).toBe(400);
  });
});
