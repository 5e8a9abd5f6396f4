import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { linkIn, mailsTo } from "../../support/mailbox";
import { serve } from "../../support/server";
import { signedIn, Visitor } from "../../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
let manager: Visitor;
const MANAGER = "manager@demo.test";
const OTHER = "private@example.com";

beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  manager = await signedIn(server, MANAGER);
});
afterAll(() => server[Symbol.asyncDispose]());

const idOf = async (email: string) =>
  (await server.db
    .prepare("SELECT public_id AS id FROM users WHERE email = ?")
    .bind(email)
    .first<{ id: string }>())!.id;
const block = async () => {
  const id = await idOf(MANAGER);
  await admin.post(`/users/${id}`, { intent: "stop", kind: "manual_block", reason: "x", term: "permanent" });
  const hold = await server.db
    .prepare(
      "SELECT h.id FROM holds h JOIN users u ON u.id = h.user_id WHERE u.email = ? AND h.lifted_at IS NULL",
    )
    .bind(MANAGER)
    .first<{ id: string }>();
  expect((await admin.post(`/users/${id}`, { intent: "lift", hold: hold?.id ?? "" })).status).toBe(200);
};

describe("another address for notices [MC-48]", () => {
  test("counts once its link is followed, by whoever reads that mailbox, once; a scanner that opens it confirms nothing", async () => {
    const asked = await manager.post("/me/mail", { intent: "address", email: OTHER });
    expect(asked.status).toBe(200);
    expect(await asked.text()).toContain(OTHER);
    const [letter] = await mailsTo(server, OTHER, "confirm_notice_email");
    const link = linkIn(letter, server.url);

    const stranger = new Visitor(server);
    expect(await (await stranger.get(link)).text()).toContain(OTHER);
    expect(
      (await server.db.prepare("SELECT notice_email AS e FROM mail_channels").first<{ e: string }>())?.e,
    ).toBeNull();
    expect((await stranger.post(link)).status).toBe(200);
    expect((await stranger.post(link)).status).toBe(410);
    expect((await stranger.get(link)).status).toBe(410);

    const page = await (await manager.get("/me/mail")).text();
    expect(page).toContain(`Use ${MANAGER} again`);
    await manager.post("/me/mail", { intent: "test" });
    expect(await mailsTo(server, OTHER, "test")).toHaveLength(1);
  });

  test("security goes to the e-mail of the sign-in all the same, and the way back is one click", async () => {
    await admin.post("/settings/access/why", { intent: "send_reset", person: await idOf(MANAGER) });
    expect(await mailsTo(server, MANAGER, "password_reset")).toHaveLength(1);
    expect((await manager.post("/me/mail", { intent: "drop" })).status).toBe(200);
    await manager.post("/me/mail", { intent: "test" });
    expect(await mailsTo(server, MANAGER, "test")).toHaveLength(1);
  });

  test.each(["", "no address", "a@b", "x@example.com\r\nBcc: y@example.com", "a b@example.com"])(
    "%j is refused beside its field",
    async (email) => {
      const response = await manager.post("/me/mail", { intent: "address", email });
      expect(response.status).toBe(400);
    },
  );

  test("is limited: the fourth link in an hour is not sent", async () => {
    const own = await signedIn(server, "qc@demo.test");
    const ask = () => own.post("/me/mail", { intent: "address", email: "victim@example.com" });
    for (const status of [200, 200, 200, 429]) expect((await ask()).status).toBe(status);
    expect(await mailsTo(server, "victim@example.com", "confirm_notice_email", 3)).toHaveLength(3);
  });
});

describe("switches [MC-82]", () => {
  test("what its receiver switched off is left out, and the log says so; security has no switch", async () => {
    const page = await (await manager.get("/me/mail")).text();
    expect(page).toContain("My access is restored");
    expect(page).not.toContain('value="password_reset"');
    expect((await manager.post("/me/mail", { intent: "switch", on: "role_changed" })).status).toBe(200);
    expect((await manager.post("/me/mail", { intent: "switch", on: "password_reset" })).status).toBe(400);
    await block();
    await server.tick(Date.now());
    expect(await mailsTo(server, MANAGER, "unblocked", 0)).toEqual([]);
    manager = await signedIn(server, MANAGER);
    expect(await (await manager.get("/me/mail")).text()).toContain("switched off by the person");
    expect(await (await admin.get("/settings/mail?state=skipped")).text()).toContain(MANAGER);
  });
});

describe("somebody else's switches [MC-47]", () => {
  const COLLEAGUE = "support@demo.test";
  const set = async (by: Visitor, email: string, on: string) =>
    (await by.post(`/users/${await idOf(email)}`, { intent: "switch_mails", on })).status;

  test("an administrator sets them on the card, the audit log keeps it; security has none, and nobody reaches above", async () => {
    expect(await (await admin.get(`/users/${await idOf(COLLEAGUE)}`)).text()).toContain("Letters");
    expect(await set(admin, COLLEAGUE, "blocked")).toBe(200);
    const own = await (await (await signedIn(server, COLLEAGUE)).get("/me/mail")).text();
    expect(own).toMatch(/<input[^>]*value="blocked"[^>]*checked|<input[^>]*checked[^>]*value="blocked"/);
    expect(own).not.toMatch(
      /<input[^>]*value="unblocked"[^>]*checked|<input[^>]*checked[^>]*value="unblocked"/,
    );
    const kept = await server.db
      .prepare(
        `SELECT a.actor_name AS actor, c.after FROM audit_log a JOIN audit_changes c ON c.audit_public_id = a.public_id
          WHERE a.target_id = (SELECT id FROM users WHERE email = ?) AND c.field = 'mails_off'`,
      )
      .bind(COLLEAGUE)
      .first<{ actor: string; after: string }>();
    expect(kept?.actor).toBeTruthy();
    expect(kept?.after).toContain("role_changed");
    expect(await set(admin, COLLEAGUE, "password_reset")).toBe(400);
    expect(await set(admin, "owner@demo.test", "blocked")).toBe(403);
    expect([403, 404]).toContain(await set(manager, COLLEAGUE, "blocked"));
    expect((await admin.post(`/users/AAAAAAAAAAAAAAAAAAAAAA`, { intent: "switch_mails" })).status).toBe(404);
  });
});

describe("the company's page Mail", () => {
  test("shows what became of each letter, filtered by outcome, kind and person [MC-83]", async () => {
    await admin.post("/settings/mail", { intent: "test", person: await idOf("head@demo.test") });
    await mailsTo(server, "head@demo.test", "test");
    const rows = async (query: string) =>
      (await (await admin.get(`/settings/mail?${query}`)).text()).match(/head@demo\.test/g);
    expect(await rows("kind=test&state=sent&search=HEAD@demo")).not.toBeNull();
    expect(await rows("kind=test&state=failed")).toBeNull();
    expect(await rows("kind=invitation")).toBeNull();
    expect((await admin.get("/settings/mail?state=nonsense&kind=x&after=y")).status).toBe(200);
  });

  test("names whose mailbox is broken, and a test mends it [MC-81]", async () => {
    const id = await idOf("support@demo.test");
    await server.db
      .prepare(
        "INSERT INTO mail_channels(account_id, user_id, refusals, broken_at, broken_answer) SELECT account_id, id, 3, ?, '550 no such user' FROM users WHERE public_id = ?",
      )
      .bind(Date.now(), id)
      .run();
    expect(await (await admin.get("/settings/mail")).text()).toContain("550 no such user");
    expect((await admin.post("/settings/mail", { intent: "test", person: id })).status).toBe(200);
    await mailsTo(server, "support@demo.test", "test");
    expect(await (await admin.get("/settings/mail")).text()).not.toContain("550 no such user");
  });

  test("sends again what failed; nonsense is a bad request, and another company's people are not found [MC-83]", async () => {
    await server.db
      .prepare(
        `INSERT INTO mail_outbox(account_id, public_id, kind, details, created_at, expires_at, next_attempt_at, to_email, language, state, reason)
        SELECT account_id, ?, 'test', '{"at":0}', 0, 1, 0, 'again@example.com', 'en', 'failed', 'refused' FROM settings LIMIT 1`,
      )
      .bind("a".repeat(32))
      .run();
    expect((await admin.post("/settings/mail", { intent: "retry", mail: "a".repeat(32) })).status).toBe(200);
    expect(await (await admin.get("/settings/audit")).text()).toContain("Letter sent again");
    expect(await mailsTo(server, "again@example.com", "test")).toHaveLength(1);
    expect((await admin.post("/settings/mail", { intent: "retry", mail: "a".repeat(32) })).status).toBe(409);
    expect((await admin.post("/settings/mail", { intent: "retry", mail: "1" })).status).toBe(400);
    expect((await admin.post("/settings/mail", { intent: "test", person: "A".repeat(22) })).status).toBe(404);
  });

  test("is for administrators only", async () => {
    const qc = await signedIn(server, "qc@demo.test");
    expect((await qc.get("/settings/mail")).status).toBe(403);
    expect((await qc.post("/settings/mail", { intent: "test", person: await idOf(MANAGER) })).status).toBe(
      403,
    );
  });
});

describe("a reset link by an administrator [MC-77]", () => {
  test("goes to the person's mailbox, is never shown to the sender, and no header chooses its host", async () => {
    const email = "operator@demo.test";
    const before = (await mailsTo(server, email, "password_reset", 0)).length;
    const form = { intent: "send_reset", person: await idOf(email) };
    const answer = await admin.post("/settings/access/why", form, {
      headers: { "x-forwarded-host": "evil.example" },
    });
    expect(answer.status).toBe(200);
    const [letter] = await mailsTo(server, email, "password_reset", before + 1);
    const link = linkIn(letter, server.url);
    expect(await answer.text()).not.toContain(link.split("/").pop());
    expect((await new Visitor(server).get(link)).status).toBe(200);
  });
});
