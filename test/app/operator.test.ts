import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, inject, test } from "vitest";
import { demoPassword, serve } from "../support/server";
import { Visitor } from "../support/visitor";

const state = mkdtempSync(join(tmpdir(), "gatehouse-operator-"));
cpSync(inject("demoState"), state, { recursive: true });
afterAll(() => rmSync(state, { recursive: true, force: true }));

const script = (name: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [`scripts/${name}.mjs`, ...args], {
    env: { ...process.env, GATEHOUSE_STATE: state },
  });

describe("an operator at the machine", () => {
  test("opens a gate that nobody can pass, beside the running server; the log and the gate learn it [AM-15]", async () => {
    await using server = await serve({ state });
    const one = (sql: string) => server.db.prepare(sql).first<Record<string, unknown>>();
    const account = await one("SELECT account_id AS id, account_public_id AS publicId FROM settings LIMIT 1");
    const before = await one(`SELECT seq FROM gate_state WHERE account_id = ${account?.id}`);
    await server.db
      .prepare("UPDATE network_state SET is_on = 1, confirm_by = 9, before = '{}' WHERE account_id = ?")
      .bind(account?.id)
      .run();

    const { stdout } = await script("gate-open", "--account", String(account?.publicId));

    expect(stdout).toContain("is off within a minute");
    expect(
      await one(`SELECT is_on, confirm_by, before FROM network_state WHERE account_id = ${account?.id}`),
    ).toEqual({
      is_on: 0,
      confirm_by: null,
      before: null,
    });
    const event = await one("SELECT event, actor_id FROM audit_log WHERE event = 'gate_opened'");
    expect(event).toEqual({ event: "gate_opened", actor_id: null });
    const told = `SELECT count(*) AS n FROM mail_outbox WHERE kind = 'gate_opened'
      AND to_email IN ('owner@demo.test', 'admin@demo.test', 'manager@demo.test')`;
    expect(await one(told)).toEqual({ n: 2 });
    const op = await one(
      `SELECT seq, op FROM gate_outbox WHERE account_id = ${account?.id} ORDER BY seq DESC`,
    );
    expect(op?.seq).toBe(Number(before?.seq) + 1);
    expect(JSON.parse(String(op?.op))).toMatchObject({ t: "network", isOn: false, probation: null });
  });

  test("names no company twice: an unknown one is said in one sentence", async () => {
    const failed = await script("gate-open", "--account", "Nobody & Sons").catch((error) => error);
    expect(failed.code).toBe(1);
    expect(failed.stderr.trim()).toBe(
      "No company is called Nobody & Sons, or more than one is: please give its id.",
    );
  });

  test("adds another company; an e-mail that is known keeps its one identity", async () => {
    const args = ["--email", "OWNER@demo.test", "--owner", "Olga Nowak"];
    await script("account", "--name", "Second", ...args);
    await using server = await serve({ state });
    const counted = await server.db
      .prepare("SELECT count(*) AS n FROM identities WHERE email_key = 'owner@demo.test'")
      .first("n");
    expect(counted).toBe(1);
    const { results } = await server.db
      .prepare(
        "SELECT s.company_name AS name FROM identity_accounts ia JOIN identities i ON i.id = ia.identity_id JOIN settings s ON s.account_id = ia.account_id WHERE i.email_key = 'owner@demo.test' ORDER BY s.account_id",
      )
      .all<{ name: string }>();
    expect(results.map(({ name }) => name).at(-1)).toBe("Second");
    expect(results.length).toBeGreaterThan(1);
  });

  test("a new owner gets a link that works once [AM-02]", async () => {
    const { stdout } = await script(
      "account",
      "--name",
      "Third",
      "--email",
      "ada@third.test",
      "--owner",
      "Ada Byron",
    );
    const token = /\/reset\/([\w-]{43})$/m.exec(stdout)?.[1];
    await using server = await serve({ state });
    const ada = new Visitor(server);
    expect((await ada.get(`/reset/${token}`)).status).toBe(200);
    const chosen = { password: "a stone in a warm river" };
    expect((await ada.post(`/reset/${token}`, chosen)).status).toBe(302);
    expect((await new Visitor(server).post(`/reset/${token}`, chosen)).status).toBe(410);
    await new Visitor(server).signIn("ada@third.test", chosen.password);
  });

  test("a second demo company has other people and shares its owner with the first [AM-01]", async () => {
    const { stdout } = await script("account", "--name", "North Branch", "--demo");
    expect(stdout).toContain("head@demo2.test");
    await using server = await serve({ state });
    await new Visitor(server).signIn("head@demo2.test", demoPassword("owner@demo.test"));
    const { results } = await server.db
      .prepare(`SELECT a.name, count(DISTINCT u.id) AS people, sum(i.email_key = 'owner@demo.test') AS owners FROM accounts a
        JOIN users u ON u.account_id = a.id AND u.deleted_at IS NULL JOIN identities i ON i.id = u.identity_id
        WHERE a.is_demo = 1 GROUP BY a.id ORDER BY a.id`)
      .all();
    expect(results).toEqual([
      { name: expect.any(String), people: 42, owners: 1 },
      { name: "North Branch", people: 42, owners: 1 },
    ]);
  });

  test("after a restore the raised epoch ends every session, and the gate reads the account anew", async () => {
    await using server = await serve({ state });
    const inside = await new Visitor(server).signIn("head@demo.test");
    expect((await inside.get("/")).status).toBe(200);
    const written = readFileSync("docs/operations.md", "utf8");
    const raise = /```sql\n(.*?)```/s.exec(written)?.[1] ?? "";
    await server.db.prepare("UPDATE users SET surname = 'Restored' WHERE email = 'head@demo.test'").run();
    await server.db.prepare(raise).run();
    await server.tick(Date.now());
    expect((await inside.get("/")).headers.get("location")).toMatch(/^\/login/);
    const again = await new Visitor(server).signIn("head@demo.test");
    expect(await (await again.get("/")).text()).toContain("Restored");
  });
});
