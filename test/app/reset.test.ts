import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { THROTTLE } from "~/domain/session/throttle";
import { lastLogId, logSince } from "../support/log-rows";
import { linkIn, mailsTo } from "../support/mailbox";
import { secondCompany } from "../support/second-company";
import { demoPassword, serve } from "../support/server";
import { Visitor } from "../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server[Symbol.asyncDispose]());

const NEW = "kayak-fjord-amber-lantern";

async function askFor(email: string, headers: Record<string, string> = {}) {
  const before = (await mailsTo(server, email, "password_reset", 0)).length;
  await new Visitor(server).post("/reset", { email }, { headers });
  const mails = await mailsTo(server, email, "password_reset", before + 1);
  return linkIn(mails[0], server.url);
}

describe("a reset link (ASVS 6.4.3) [AM-12]", () => {
  test("comes from the configured origin, whatever a request claims; works once; signs in", async () => {
    const email = "operator@demo.test";
    const before = await lastLogId(server);
    const link = await askFor(email, {
      "x-forwarded-host": "evil.example",
      forwarded: "host=evil.example",
      "x-forwarded-proto": "ftp",
    });
    expect(link).toMatch(/^\/reset\/[\w-]{43}$/);
    const other = await new Visitor(server).signIn(email);
    const person = new Visitor(server);
    const page = await person.get(link);
    expect(page.status).toBe(200);
    expect(await (await person.get(link)).text()).toContain("At least 15 characters");
    const done = await person.post(link, { password: NEW });
    expect([done.status, done.headers.get("location")]).toEqual([302, "/"]);
    expect((await person.get("/")).status).toBe(200);

    expect((await other.get("/")).status).toBe(303);
    expect(await (await other.get("/login")).text()).toContain("The password was changed");
    expect((await new Visitor(server).get(link)).status).toBe(410);
    expect((await new Visitor(server).post(link, { password: `${NEW}-2` })).status).toBe(410);
    const old = { email, password: demoPassword(email) };
    expect((await new Visitor(server).post("/login", old)).status).toBe(401);
    expect((await new Visitor(server).post("/login", { email, password: NEW })).status).toBe(302);

    const events = (await logSince(server, before)).map(({ event, reason }) => reason ?? event);
    expect(events).toEqual(
      expect.arrayContaining([
        "password_reset_requested",
        "authn_password_change",
        "session_revoked",
        "expired_link",
      ]),
    );
    const [told] = await mailsTo(server, email, "password_changed");
    expect(told?.text).toContain("All other sessions are ended");
  });

  test("is stored as a hash only", async () => {
    const token = (await askFor("qc@demo.test")).split("/")[2] ?? "none";
    const { results } = await server.db.prepare("SELECT * FROM links").all();
    expect(results.length).toBeGreaterThan(0);
    expect(JSON.stringify(results)).not.toContain(token);
  });

  test("accepted 20 times at once it succeeds exactly once", async () => {
    const link = await askFor("support@demo.test");
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => new Visitor(server).post(link, { password: `${NEW}-${n}` })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 302)).toHaveLength(1);
    expect(statuses.filter((status) => status !== 302 && status !== 410 && status !== 503)).toEqual([]);
  });

  test("dies with its time, and with an earlier one used", async () => {
    const email = "head@demo.test";
    const [first, second] = [await askFor(email), await askFor(email)];
    expect((await new Visitor(server).post(first, { password: NEW })).status).toBe(302);
    expect((await new Visitor(server).get(second)).status).toBe(410);
    const third = await askFor(email);
    await server.db.prepare("UPDATE links SET expires_at = ? WHERE used_at IS NULL").bind(Date.now()).run();
    expect((await new Visitor(server).get(third)).status).toBe(410);
    expect((await new Visitor(server).post(third, { password: NEW })).status).toBe(410);
  });

  test("a weak password is refused with its reason, and the link still works", async () => {
    const link = await askFor("admin@demo.test");
    const weak = await new Visitor(server).post(link, { password: "fourteen chars" });
    expect(weak.status).toBe(400);
    const own = await new Visitor(server).post(link, { password: "admin admin admin and more" });
    expect([own.status, (await own.text()).includes("own_words")]).toEqual([400, true]);
    expect((await new Visitor(server).post(link, { password: NEW })).status).toBe(302);
  });

  test("ends the person's sessions in every company", async () => {
    const email = "owner@demo.test";
    await secondCompany(server, email);
    const { results } = await server.db
      .prepare(
        "SELECT a.public_id AS id FROM accounts a JOIN identity_accounts m ON m.account_id = a.id JOIN identities i ON i.id = m.identity_id WHERE i.email = ? ORDER BY a.id",
      )
      .bind(email)
      .all<{ id: string }>();
    const inBoth = await Promise.all(
      results.map(async ({ id }) => {
        const person = new Visitor(server);
        const right = await person.post("/login", { email, password: demoPassword(email) });
        expect(right.headers.get("location")).toBe("/choose");
        expect((await person.get("/")).status).toBe(303);
        const chosen = await person.post("/choose", { company: id });
        expect([chosen.status, chosen.headers.get("location")]).toEqual([302, "/"]);
        expect((await person.get("/")).status).toBe(200);
        return person;
      }),
    );
    expect(inBoth).toHaveLength(2);
    const link = await askFor(email);
    await new Visitor(server).post(link, { password: NEW });
    for (const person of inBoth) expect((await person.get("/")).status).toBe(303);
  });

  test("a held person may reset, and stays held", async () => {
    const { email, id } = (await server.db
      .prepare(
        "SELECT i.email AS email, u.id AS id FROM holds h JOIN users u ON u.id = h.user_id JOIN identities i ON i.id = u.identity_id WHERE h.lifted_at IS NULL AND h.ends_at IS NULL AND h.kind = 'manual_block' LIMIT 1",
      )
      .first<{ email: string; id: number }>()) ?? { email: "", id: 0 };
    expect(id).toBeGreaterThan(0);
    const link = await askFor(email);
    const done = await new Visitor(server).post(link, { password: NEW });
    expect(await done.text()).toContain("Your access is blocked");
    const held = await new Visitor(server).post("/login", { email, password: NEW });
    expect([held.status, (await held.text()).includes("Your access is blocked")]).toEqual([401, true]);
  });
});

describe("letters are not a weapon (ASVS 6.3.4)", () => {
  test("an e-mail gets three in a quarter of an hour, and the answer does not change", async () => {
    const email = "manager@demo.test";
    const statuses = [];
    for (let n = 0; n < THROTTLE.reset.email + 3; n++)
      statuses.push((await new Visitor(server, `198.51.100.${n}`).post("/reset", { email })).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await mailsTo(server, email, "password_reset", THROTTLE.reset.email)).toHaveLength(
      THROTTLE.reset.email,
    );
  });

  test("an address may ask for twenty", async () => {
    const statuses = [];
    for (let n = 0; n < THROTTLE.reset.address + 1; n++)
      statuses.push(
        (await new Visitor(server, "203.0.113.77").post("/reset", { email: `x${n}@y.test` })).status,
      );
    expect(statuses.slice(-2)).toEqual([200, 429]);
  });
});
