import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { demoFacts, give, makeRole, sendForm } from "../../support/access-http";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
let manager: Visitor;
beforeAll(async () => {
  server = await serve();
  [admin, manager] = (await Promise.all(
    ["admin", "manager"].map((who) => signedIn(server, `${who}@demo.test`)),
  )) as [Visitor, Visitor];
});
afterAll(() => server[Symbol.asyncDispose]());

const first = <Row>(query: string, ...values: unknown[]) =>
  server.db
    .prepare(query)
    .bind(...values)
    .first<Row>() as Promise<Row>;
const count = async (query: string, ...values: unknown[]) =>
  (await first<{ n: number }>(`SELECT count(*) AS n FROM ${query}`, ...values)).n;
const idOf = async (email: string) =>
  (await first<{ id: number }>("SELECT id FROM users WHERE email = ?", email)).id;
const start = (who: Visitor, list: string, columns: string[], format = "csv") =>
  sendForm(who, `/export${list}`, [
    ...columns.map((name): [string, string] => ["columns", name]),
    ["format", format],
  ]);
/** The newest export, once it is done. */
async function newest(): Promise<string> {
  const job = () =>
    first<{ id: string; state: string }>(
      "SELECT public_id AS id, state FROM jobs WHERE kind = 'export_records' ORDER BY jobs.id DESC LIMIT 1",
    );
  await expect.poll(async () => (await job()).state, { timeout: 20_000 }).toBe("done");
  return (await job()).id;
}
const lines = (csv: string) => csv.replace("\uFEFF", "").trimEnd().split("\r\n");

describe("the export of a list", () => {
  test("is offered to whoever may export it, with the filters of the list going along [AM-10]", async () => {
    for (const list of ["deals", "contacts", "companies", "tasks", "chats"]) {
      expect(await (await admin.get(`/${list}`)).text(), list).toContain(`href="/export/${list}"`);
      expect(await (await manager.get(`/${list}`)).text(), list).not.toContain("/export/");
      expect((await manager.get(`/export/${list}`)).status, list).toBe(403);
      expect((await start(manager, `/${list}`, ["name"])).status, list).toBe(403);
    }
    expect(await (await admin.get("/deals?status=won&cols=stage")).text()).toContain(
      'href="/export/deals?status=won"',
    );
    expect((await admin.get("/export/people")).status).toBe(404);
    expect((await start(admin, "/deals", [])).status).toBe(400);
  });

  test("holds the rows of the filter with the chosen columns, amounts as numbers, and its count stands in the log", async () => {
    const won = await count("deals WHERE stage_kind = 'won' AND deleted_at IS NULL");
    const asked = await start(admin, "/deals?status=won", ["name", "amount", "state", "created"]);
    expect([asked.status, asked.headers.get("location")]).toEqual([302, "/export/deals?status=won"]);
    const id = await newest();
    const page = await (await admin.get("/export/deals?status=won")).text();
    expect(page).toContain(`/export/deals/${id}`);
    const [header, ...rows] = lines(await (await admin.get(`/export/deals/${id}`)).text());
    expect(header).toBe("Name,Amount,Status,Created");
    expect(rows).toHaveLength(won);
    for (const row of rows) expect(row).toMatch(/,(\d+(\.\d\d?)?)?,Won,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(
      await first(
        "SELECT count, detail, page FROM auth_log WHERE event = 'export_done' ORDER BY id DESC LIMIT 1",
      ),
    ).toEqual({ count: won, detail: "deals, csv", page: "/export/deals" });
  });

  test("as Excel with own fields of the company; a phone is text and no formula", async () => {
    await start(admin, "/contacts", ["name", "phone"], "xlsx");
    const file = await admin.get(`/export/contacts/${await newest()}`);
    expect(file.headers.get("content-disposition")).toMatch(/contacts-\d{4}-\d\d-\d\d\.xlsx/);
    const sheet = strFromU8(
      unzipSync(new Uint8Array(await file.arrayBuffer()))["xl/worksheets/sheet1.xml"] as Uint8Array,
    );
    expect(sheet.match(/<row /g)).toHaveLength(1 + (await count("contacts WHERE deleted_at IS NULL")));
    expect(sheet).toContain("+");
  });

  test("can be fetched for an hour by whoever asked, and by the door of its list alone [AM-10]", async () => {
    await start(admin, "/tasks?view=later&whose=all", ["text", "due", "responsible"]);
    const id = await newest();
    const owner = await signedIn(server, "owner@demo.test");
    expect((await owner.get(`/export/tasks/${id}`)).status).toBe(404);
    expect((await manager.get(`/export/tasks/${id}`)).status).toBe(403);
    expect((await admin.get(`/export/deals/${id}`)).status).toBe(404);
    expect((await admin.get(`/settings/export/${id}`)).status).toBe(404);
    expect((await admin.get(`/export/tasks/${id}`)).status).toBe(200);
    await server.db
      .prepare("UPDATE jobs SET finished_at = finished_at - 3600000 WHERE public_id = ?")
      .bind(id)
      .run();
    expect((await admin.get(`/export/tasks/${id}`)).status).toBe(410);
    await server.tick(Date.now());
    expect(await first("SELECT result ->> 'gone' AS gone FROM jobs WHERE public_id = ?", id)).toEqual({
      gone: 1,
    });
  });
});

describe("somebody who may export their own deals, without phones, under a limit", () => {
  let qc: Visitor;
  let own: number;
  beforeAll(async () => {
    const role = await makeRole(admin, {
      name: "Own exports",
      cells: { "deals.view": "own", "contacts.view": "any", "deals.export": "any", "contacts.export": "any" },
    });
    const facts = await demoFacts(server);
    const person = await facts.person("qc@demo.test");
    const given = await give(admin, [
      ["kind", "user"],
      ["subjects", person.public_id],
      ["roles", role],
    ]);
    expect(given.status).toBeLessThan(400);
    await server.db
      .prepare(
        "UPDATE deals SET responsible_id = ? WHERE id IN (SELECT id FROM deals WHERE deleted_at IS NULL LIMIT 7)",
      )
      .bind(person.id)
      .run();
    own = await count("deals WHERE responsible_id = ? AND deleted_at IS NULL", person.id);
    qc = await signedIn(server, "qc@demo.test");
  });

  test("phones and e-mails are no columns, and asking for them brings none", async () => {
    expect(await (await qc.get("/export/contacts")).text()).not.toContain('value="phone"');
    await start(qc, "/contacts", ["name", "phone", "email"]);
    const [header] = lines(await (await qc.get(`/export/contacts/${await newest()}`)).text());
    expect(header).toBe("Name");
  });

  test("rows count when the file leaves, once for one file; the limit lets a whole file go and refuses the next [AM-18]", async () => {
    const made = await admin.post("/settings/limits/new", {
      ...{ intent: "save", metric: "exported_rows", threshold: String(own), period: "day", who: "all" },
      ...{ action: "deactivate", restore: "window", warnAt: "80", isOn: "on" },
    });
    expect([200, 302, 303]).toContain(made.status);
    const used = async () =>
      (
        await first<{ n: number }>(
          "SELECT coalesce(sum(amount), 0) AS n FROM activity WHERE kind = 'rows_exported' AND user_id = ?",
          await idOf("qc@demo.test"),
        )
      ).n;
    const before = await used();
    await start(qc, "/deals", ["name"]);
    const id = await newest();
    await start(qc, "/deals", ["stage"]);
    const second = await newest();
    expect(await used()).toBe(before);
    const file = lines(await (await qc.get(`/export/deals/${id}`)).text());
    expect(file).toHaveLength(1 + own);
    await expect.poll(used).toBe(before + own);
    // The limit is reached with the whole file: nothing more leaves, and no new file is begun.
    await expect.poll(async () => (await qc.get(`/export/deals/${second}`)).status).toBe(303);
    expect(await used()).toBe(before + own);
  });
});
