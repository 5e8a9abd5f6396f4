import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const one = <Row>(sql: string) => server.db.prepare(sql).first<Row>();

describe("the audit log: who changed what, before and after, from where", () => {
  test("a change stands there in plain words with both values and the address, in three languages", async () => {
    await admin.post("/me", {
      intent: "profile",
      name: "Renamed",
      surname: "Person",
      language: "",
      timeZone: "",
    });
    const event = await one<{ id: string; field: string; before: string }>(
      `SELECT l.public_id AS id, c.field, c.before FROM audit_log l JOIN audit_changes c ON c.audit_public_id = l.public_id
        WHERE c.after = 'Renamed' ORDER BY l.id DESC LIMIT 1`,
    );
    expect(event).toMatchObject({ field: "name" });
    const page = async (language: string) =>
      (
        await admin.get(`/settings/audit?row=${event?.id}`, {
          headers: { cookie: `${admin.cookies()}; lang=${language}` },
        })
      ).text();
    const html = await page("en");
    expect(html).toContain("Renamed");
    expect(html).toContain(String(event?.before));
    expect(html).toContain("127.0.0.1");
    expect(await (await admin.get("/settings/audit")).text()).toContain(`id="${event?.id}"`);
  });

  test("filters stand in the address; nothing that was not asked for is shown", async () => {
    const person = await one<{ id: string; name: string }>(
      "SELECT public_id AS id, trim(name || ' ' || surname) AS name FROM users WHERE email = 'manager@demo.test'",
    );
    const html = await (await admin.get(`/settings/audit?person=${person?.id}&period=month`)).text();
    expect(html).toContain(String(person?.name));
    expect((await admin.get("/settings/audit?event=role_updated&kind=role")).status).toBe(200);
    expect(await (await admin.get("/settings/audit?person=Nobody%20at%20all")).text()).toContain(
      'role="status"',
    );
    expect((await admin.get("/settings/audit?kind=&event=")).headers.get("location")).toBe("/settings/audit");
  });

  test("only for whom it is: others 403, an entry that does not exist 404", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    expect((await manager.get("/settings/audit")).status).toBe(403);
    expect((await manager.get("/settings/audit/export?format=csv")).status).toBe(403);
    expect((await admin.get("/settings/audit?row=AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
  });

  test("leaves as CSV and XLSX with what is filtered, and the export is in the log with its rows [AM-13] [MC-93]", async () => {
    const csv = await (await admin.get("/settings/audit/export?format=csv&event=user_updated")).text();
    expect(csv).toContain("Renamed");
    expect(csv).not.toContain("allowlist_changed");
    const lines = csv.trim().split("\r\n").length - 1;
    expect(
      await one(
        "SELECT count, page, detail FROM auth_log WHERE event = 'export_done' ORDER BY id DESC LIMIT 1",
      ),
    ).toEqual({
      count: lines,
      page: "/settings/audit",
      detail: "audit, csv",
    });
    const xlsx = new Uint8Array(await (await admin.get("/settings/audit/export?format=xlsx")).arrayBuffer());
    expect(String.fromCharCode(...xlsx.slice(0, 2))).toBe("PK");
  });

  test("cron seals it, and the page says how far", async () => {
    await server.tick(Date.now());
    const seal = await one<{ hash: string }>(
      "SELECT hash FROM audit_seals ORDER BY account_id, number DESC LIMIT 1",
    );
    expect(await (await admin.get("/settings/audit")).text()).toContain(String(seal?.hash));
  });
});
