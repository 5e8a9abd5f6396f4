import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
let restored: string;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  restored = mkdtempSync(join(tmpdir(), "gatehouse-restored-"));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(restored, { recursive: true, force: true });
});

const one = <Row>(sql: string) => server.db.prepare(sql).first<Row>();

/** A form with a field several times, as a browser sends ticked columns. */
async function post(visitor: Visitor, fields: [string, string][]): Promise<Response> {
  const headers = {
    cookie: visitor.cookies(),
    origin: server.url,
    "content-type": "application/x-www-form-urlencoded",
  };
  const body = new URLSearchParams(fields);
  return fetch(`${server.url}/settings/export`, { method: "POST", redirect: "manual", headers, body });
}

/** The newest job of a kind, when it is done. */
async function finished(kind: string): Promise<string> {
  const job = () =>
    one<{ id: string; state: string }>(
      `SELECT public_id AS id, state FROM jobs WHERE kind = '${kind}' ORDER BY jobs.id DESC LIMIT 1`,
    );
  await expect.poll(async () => (await job())?.state, { timeout: 20_000 }).toBe("done");
  return (await job())?.id ?? "";
}

describe("export of tables", () => {
  test("stands in the settings, with what there is and its columns, as CSV or Excel [MC-90] [MC-91] [MC-92]", async () => {
    const html = await (await admin.get("/settings/export")).text();
    for (const value of ["people", "rights", "log", "activity"]) expect(html).toContain(`value="${value}"`);
    expect(html).toContain("people.email");
    for (const format of ["csv", "csv_semicolon", "xlsx"]) expect(html).toContain(`value="${format}"`);
  });

  test("only the chosen columns leave, for an hour, to whoever asked; the log has the count [MC-92] [MC-93]", async () => {
    const asked: [string, string][] = [
      ["intent", "export"],
      ["table", "people"],
      ["columns", "people.name"],
      ["columns", "people.email"],
      ["columns", "rights.level"],
      ["format", "csv"],
    ];
    expect((await post(admin, asked)).status).toBe(302);
    const id = await finished("export_table");
    const csv = await (await admin.get(`/settings/export/${id}`)).text();
    const [header, ...lines] = csv.trim().split("\r\n");
    expect(header?.split(",")).toHaveLength(2);
    expect(csv).toContain("manager@demo.test");
    const people = await one<{ n: number }>("SELECT count(*) AS n FROM users");
    expect(lines).toHaveLength(people?.n ?? 0);
    expect(
      await one("SELECT count, detail FROM auth_log WHERE event = 'export_done' ORDER BY id DESC LIMIT 1"),
    ).toEqual({
      count: people?.n,
      detail: "people, csv",
    });

    const owner = await signedIn(server, "owner@demo.test");
    expect((await owner.get(`/settings/export/${id}`)).status).toBe(404);
    expect((await owner.get(`/jobs/${id}`)).status).toBe(404);
    expect((await admin.get(`/jobs/${id}`)).status).toBe(200);
    await server.db
      .prepare("UPDATE jobs SET finished_at = finished_at - 3600000 WHERE public_id = ?")
      .bind(id)
      .run();
    expect((await admin.get(`/settings/export/${id}`)).status).toBe(410);
    await server.tick(Date.now());
    expect(await one(`SELECT result ->> 'gone' AS gone FROM jobs WHERE public_id = '${id}'`)).toEqual({
      gone: 1,
    });
  });

  test("rights, log and activity as Excel, the log within its period [MC-91] [MC-92]", async () => {
    for (const table of ["rights", "log", "activity"]) {
      const asked: [string, string][] = [
        ["intent", "export"],
        ["table", table],
        ["format", "xlsx"],
      ];
      if (table === "log") asked.push(["from", "2030-01-01"], ["to", "2030-01-02"]);
      const answer = await post(admin, asked);
      expect([answer.status, answer.headers.get("location")], table).toEqual([302, "/settings/export"]);
      const id = await finished("export_table");
      const fetched = await admin.get(`/settings/export/${id}`);
      expect(fetched.status, table).toBe(200);
      const file = unzipSync(new Uint8Array(await fetched.arrayBuffer()));
      const sheet = strFromU8(file["xl/worksheets/sheet1.xml"] as Uint8Array);
      const rows = sheet.match(/<row /g)?.length ?? 0;
      if (table === "log") expect(rows).toBe(1);
      if (table === "rights") expect(rows).toBeGreaterThan(10);
    }
  });

  test("needs the right and the password within five minutes; nonsense is refused [MC-90]", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    expect((await manager.get("/settings/export")).status).toBe(403);
    expect((await manager.post("/settings/export", { intent: "copy" })).status).toBe(403);
    expect(
      (
        await post(admin, [
          ["intent", "export"],
          ["table", "passwords"],
          ["format", "csv"],
        ])
      ).status,
    ).toBe(400);
    expect((await post(admin, [["intent", "anything"]])).status).toBe(400);
  });
});

describe("the full copy", () => {
  let zip: Record<string, string>;

  test("on demand: all data in one archive, no password hash, token or code in it [MC-96]", async () => {
    await server.tick(Date.now());
    expect((await post(admin, [["intent", "copy"]])).status).toBe(302);
    const id = await finished("full_copy");
    const archive = new Uint8Array(await (await admin.get(`/settings/copies/${id}`)).arrayBuffer());
    writeFileSync(join(restored, "copy.zip"), archive);
    zip = Object.fromEntries(
      Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, strFromU8(bytes)]),
    );
    const text = Object.values(zip).join("\n");
    expect(text).toContain("manager@demo.test");
    expect(text).not.toMatch(/\$argon2id|password_hash|token_hash|code_hash|device_hash/);
    const secrets = await server.db
      .prepare(
        "SELECT password_hash AS s FROM identities WHERE password_hash IS NOT NULL UNION ALL SELECT token_hash FROM invitations",
      )
      .all<{ s: string }>();
    expect(secrets.results.filter(({ s }) => text.includes(s))).toEqual([]);
    expect(await (await admin.get("/settings/export")).text()).toContain(`/settings/copies/${id}`);
    expect(await one(`SELECT event, count FROM auth_log WHERE op_id = 'copy.${id}'`)).toMatchObject({
      count: JSON.parse(zip["manifest.json"] ?? "{}").rows,
    });
  });

  test("by itself once a week, the last four are kept [MC-96]", async () => {
    const week = 7 * 86_400_000;
    for (let n = 1; n <= 5; n += 1) {
      await server.db
        .prepare("UPDATE jobs SET created_at = created_at - ? WHERE kind = 'full_copy'")
        .bind(week)
        .run();
      await server.tick(Date.now());
      await finished("full_copy");
    }
    expect(await one("SELECT count(*) AS n FROM account_copies")).toEqual({ n: 4 });
    await server.tick(Date.now());
    expect(await one("SELECT count(*) AS n FROM jobs WHERE kind = 'full_copy'")).toEqual({ n: 7 });
  });

  test("the restore drill: an empty database gets every row back, and its audit log is still proven [MC-96]", async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["scripts/copy-restore.mjs", "--file", join(restored, "copy.zip")],
      { env: { ...process.env, GATEHOUSE_STATE: restored } },
    );
    expect(stdout).toContain("are restored");
    await using there = await serve({ state: restored });
    const { db } = there;
    for (const table of [
      "users",
      "grants",
      "units",
      "roles",
      "audit_log",
      "audit_seals",
      "network_entries",
    ]) {
      const parts = Object.values(zip).map((text) => JSON.parse(text));
      const copied = parts
        .filter((part) => part.table === table)
        .reduce((sum, part) => sum + part.rows.length, 0);
      const back = await db.prepare(`SELECT count(*) AS n FROM ${table}`).first("n");
      expect(back, table).toBe(copied);
    }
    const hashes = await db.prepare("SELECT count(password_hash) AS n FROM identities").first("n");
    expect(hashes).toBe(0);
    const verified = await promisify(execFile)(process.execPath, ["scripts/audit-verify.mjs"], {
      env: { ...process.env, GATEHOUSE_STATE: restored },
    });
    expect(verified.stdout).toContain("Nothing was changed, removed, moved or cut off.");
  });
});
