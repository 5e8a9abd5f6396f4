import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoPassword, serve } from "../support/server";
import { postForm, signIn } from "../support/sign-in";

const OFFICE = "203.0.113.7";
const AWAY = "192.0.2.99";
const PAGE = "/settings/network";
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server[Symbol.asyncDispose]());

const enter = (email: string, address = OFFICE) => signIn(server.url, email, demoPassword(email), address);

/** A person's browser at an address: pages and forms with their cookie. */
async function person(email: string, address = OFFICE) {
  const cookie = await enter(email, address);
  return {
    cookie,
    get: (path: string, from = address) =>
      fetch(server.url + path, { headers: { cookie, "CF-Connecting-IP": from }, redirect: "manual" }),
    post: (fields: Record<string, string>, path = PAGE, from = address) =>
      postForm(server.url + path, fields, { cookie, "CF-Connecting-IP": from }),
  };
}

const tryIn = (email: string, address: string) =>
  postForm(
    `${server.url}/login`,
    { email, password: demoPassword(email), next: "/" },
    { "CF-Connecting-IP": address },
  );

type Row = Record<string, number | string | null>;
const one = (sql: string) => server.db.prepare(sql).first<Row>();
const demo = "(SELECT account_id FROM users WHERE email = 'admin@demo.test')";
const state = () =>
  one(`SELECT n.is_on AS isOn, n.confirm_by AS confirmBy, n.version,
    (SELECT count(*) FROM network_entries e WHERE e.account_id = n.account_id) AS entries,
    (SELECT count(*) FROM audit_log a WHERE a.account_id = n.account_id) AS audit,
    (SELECT seq FROM gate_state g WHERE g.account_id = n.account_id) AS seq
    FROM network_state n WHERE n.account_id = ${demo}`);

const CODE = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/g;

describe("the allowlist through the port", () => {
  test("whoever may not edit it gets 403, and an unknown field or intent 400, with nothing changed", async () => {
    const manager = await person("manager@demo.test");
    const admin = await person("admin@demo.test");
    const before = await state();
    expect((await manager.get(PAGE)).status).toBe(403);
    expect((await manager.post({ intent: "off" })).status).toBe(403);
    expect((await admin.post({ intent: "off", accountId: "2" })).status).toBe(400);
    expect((await admin.post({ intent: "open" })).status).toBe(400);
    expect(await state()).toEqual(before);
  });

  test.each([
    ["all of IPv4", "0.0.0.0/0"],
    ["all of IPv6", "::/0"],
    ["octal", "010.1.2.3"],
    ["a short form", "1.2.3"],
    ["hexadecimal", "0x7f000001"],
    ["a mask of IPv6 on IPv4", "1.2.3.4/33"],
    ["a zone", "fe80::1%eth0"],
    ["a port", "1.2.3.4:80"],
    ["a range that ends before it begins", "10.0.0.9-10.0.0.1"],
    ["a text of 10,000 characters", "x".repeat(10_000)],
  ])("%s is refused beside its field and nothing is saved [AM-16]", async (_title, network) => {
    const admin = await person("admin@demo.test");
    const before = await state();
    const response = await admin.post({ intent: "add", network });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("error.address.");
    expect(await state()).toEqual(before);
  });

  test("a change needs the password of a moment ago: without it the way leads to /again", async () => {
    const admin = await person("admin@demo.test");
    const cookie = admin.cookie.split("; ").filter((pair) => !pair.startsWith("__Host-gatehouse-fresh="));
    const before = await state();
    const response = await postForm(
      server.url + PAGE,
      { intent: "off" },
      { cookie: cookie.join("; "), "CF-Connecting-IP": OFFICE },
    );
    expect(response.headers.get("location")).toContain("/again?next=");
    expect(await state()).toEqual(before);
  });

  test("an office switches it on after the dry run; a second address is refused with the reason, stands in the log, asks, and is let in for a day; a code opens it all again [AM-14] [AM-15] [AM-16]", async () => {
    const admin = await person("admin@demo.test");
    const manager = await person("manager@demo.test", OFFICE);
    const away = await person("operator@demo.test", AWAY);

    // The dry run first; then on, with five codes; an address of one's own cannot be taken off it.
    const asked = await admin.post({ intent: "on" });
    expect(asked.status).toBe(200);
    expect((await state())?.isOn).toBe(0);
    const on = await admin.post({ intent: "on", confirmed: "on", probation: "on" });
    const codes = [...new Set((await on.text()).match(CODE))];
    expect(codes).toHaveLength(5);
    const after = await state();
    expect(after).toMatchObject({ isOn: 1, confirmBy: expect.any(Number) });
    const cover = await one(
      `SELECT public_id AS id FROM network_entries WHERE account_id = ${demo} AND network = '203.0.113.0/26'`,
    );
    const refused = await admin.post({ intent: "remove", id: String(cover?.id), confirmed: "on" });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("network.keep_own");
    expect(await state()).toEqual(after);
    expect((await admin.post({ intent: "confirm" })).status).toBe(200);
    expect((await state())?.confirmBy).toBeNull();

    // In force at once: inside stays, outside is refused with its address, and is not ended.
    expect((await manager.get("/")).status).toBe(200);
    expect((await away.get("/")).headers.get("location")).toMatch(/^\/login/);
    expect(await (await away.get("/login")).text()).toContain(
      `You cannot sign in from this address (${AWAY}).`,
    );
    expect((await away.get("/", OFFICE)).status).toBe(200);
    const wrongPlace = await tryIn("support@demo.test", AWAY);
    expect(wrongPlace.status).toBe(401);
    expect(await wrongPlace.text()).toContain(AWAY);
    const line = await one(
      `SELECT reason, result, ip FROM auth_log WHERE account_id = ${demo} AND login = 'support@demo.test' ORDER BY id DESC`,
    );
    expect(line).toEqual({ reason: "ip_denied", result: "refused", ip: AWAY });

    // Asks with the ticket that the refusal left, once an hour; an administrator answers.
    const ticket = wrongPlace.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
    const ask = () => postForm(`${server.url}/recover/ask`, {}, { cookie: ticket, "CF-Connecting-IP": AWAY });
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(429);
    expect((await postForm(`${server.url}/recover/ask`, {}, { "CF-Connecting-IP": AWAY })).status).toBe(401);
    const request = await one(
      `SELECT public_id AS id FROM access_requests WHERE account_id = ${demo} AND answered_at IS NULL AND ip = '${AWAY}'`,
    );
    expect(
      (await admin.post({ intent: "answer_request", request: String(request?.id), answer: "day" }, "/?index"))
        .status,
    ).toBe(200);
    expect((await tryIn("support@demo.test", AWAY)).status).toBe(302);
    expect((await away.get("/")).headers.get("location")).toMatch(/^\/login/);

    // A code works from any address, once.
    const recover = (code: string) =>
      postForm(
        `${server.url}/recover`,
        { email: "admin@demo.test", password: demoPassword("admin@demo.test"), way: "code", code },
        { "CF-Connecting-IP": AWAY },
      );
    expect((await recover("AAAA-AAAA-AAAA-AAAA")).status).toBe(401);
    expect((await recover(String(codes[0]))).status).toBe(200);
    expect((await state())?.isOn).toBe(0);
    expect((await away.get("/")).status).toBe(200);
    expect((await recover(String(codes[0]))).status).toBe(401);
  });

  test("no header but the one source changes where a request comes from", async () => {
    const admin = await person("admin@demo.test");
    await admin.post({ intent: "on", confirmed: "on" });
    for (const name of ["X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP", "X-Client-IP"]) {
      const response = await fetch(`${server.url}/`, {
        headers: { cookie: admin.cookie, "CF-Connecting-IP": AWAY, [name]: OFFICE },
        redirect: "manual",
      });
      expect(response.headers.get("location"), name).toMatch(/^\/login/);
    }
    await admin.post({ intent: "off" });
  });

  test("a link that was never given is gone, by GET and by POST", async () => {
    expect((await fetch(`${server.url}/let-in?token=nothing`)).status).toBe(410);
    expect((await postForm(`${server.url}/let-in`, { token: "nothing" })).status).toBe(410);
  });
});
