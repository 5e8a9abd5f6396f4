import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { linkIn, mailsTo } from "../support/mailbox";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server[Symbol.asyncDispose]());

const HERE = "/settings/company/close";
const one = <Row>(sql: string) => server.db.prepare(sql).first<Row>();
const company = async () =>
  (await one<{ name: string }>("SELECT company_name AS name FROM settings"))?.name ?? "";
const copied = () =>
  expect
    .poll(
      async () =>
        (
          await one<{ n: number }>(
            "SELECT count(*) AS n FROM account_copies WHERE at > unixepoch() * 1000 - 60000",
          )
        )?.n,
      { timeout: 40_000 },
    )
    .toBe(1);

test("from the settings to the end: copy, name, grace, kept, closed again, erased [AU-23]", async () => {
  const owner = await signedIn(server, "owner@demo.test");
  const admin = await signedIn(server, "admin@demo.test");
  const name = await company();
  expect(await (await owner.get("/settings/company")).text()).toContain(HERE);
  expect(await (await admin.get("/settings/company")).text()).not.toContain(HERE);
  expect((await admin.get(HERE)).status).toBe(403);
  expect((await admin.post(HERE, { intent: "close", typed: name })).status).toBe(403);
  expect((await owner.post(HERE, { intent: "burn" })).status).toBe(400);

  // What waits while the company is closed: an invitation and a token.
  await admin.post("/users/invite", {
    intent: "invite",
    emails: "late@example.com",
    role: "manager",
    language: "en",
  });
  const link = linkIn((await mailsTo(server, "late@example.com", "invitation"))[0], server.url);
  const token = /gh_[A-Za-z0-9_.-]+/.exec(
    await (
      await owner.post("/settings/api", {
        intent: "create",
        name: "Sync",
        kind: "personal",
        reach: "all",
        days: "30",
      })
    ).text(),
  )?.[0];
  expect(token).toBeDefined();
  const api = () => fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  expect((await api()).status).toBe(200);

  expect((await owner.post(HERE, { intent: "close", typed: name })).status).toBe(409);
  expect((await owner.post(HERE, { intent: "copy" })).status).toBe(302);
  await copied();
  const { id } = (await one<{ id: string }>("SELECT public_id AS id FROM account_copies ORDER BY at DESC"))!;
  expect((await owner.get(`/settings/copies/${id}`)).headers.get("content-type")).toBe("application/zip");
  expect((await owner.post(HERE, { intent: "close", typed: "Another" })).status).toBe(400);
  expect((await owner.post(HERE, { intent: "close", typed: name })).status).toBe(302);

  const refused = await admin.get("/users");
  expect(refused.headers.get("location")).toContain("/login");
  expect(await (await admin.get("/login")).text()).toContain("only its owner can come in");
  expect((await api()).status).toBe(403);
  const gone = { name: "Late", surname: "Comer", password: "seven brave otters sing" };
  expect((await new Visitor(server).post(link, gone)).status).toBe(410);
  expect(await one("SELECT 1 AS there FROM users WHERE email = 'late@example.com'")).toBe(null);
  expect(await (await owner.get("/")).text()).toContain("The account closes in 30 days");

  expect((await owner.post(HERE, { intent: "keep" })).status).toBe(302);
  expect((await admin.get("/users")).status).toBe(200);
  expect((await api()).status).toBe(200);

  expect((await owner.post(HERE, { intent: "close", typed: name })).status).toBe(302);
  await server.db.prepare("UPDATE settings SET closing_at = unixepoch() * 1000 - 1").run();
  await server.tick(Date.now());
  await expect
    .poll(
      async () => {
        await server.tick(Date.now());
        return (await one<{ n: number }>("SELECT count(*) AS n FROM settings"))?.n;
      },
      { timeout: 60_000 },
    )
    .toBe(0);
  expect((await owner.get("/")).headers.get("location")).toMatch(/^\/login/);
  expect((await owner.get("/login")).status).toBe(200);
  expect((await api()).status).toBe(401);
  expect(await one("SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM identities) AS n")).toEqual({
    n: 0,
  });
}, 180_000);
