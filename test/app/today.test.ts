import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { says, saysNot } from "../support/says";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
let admin: Visitor;
let manager: Visitor;

beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  manager = await signedIn(server, "manager@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const text = async (visitor: Visitor, path: string) => {
  const response = await visitor.get(path);
  expect(response.status, path).toBe(200);
  return response.text();
};

describe("the start page", () => {
  test("tells an administrator who is in, who was refused and why, who is held, and the first steps [MC-95]", async () => {
    const html = await text(admin, "/");
    says(
      html,
      "Who is in",
      "Refused sign-ins since yesterday",
      "Access stopped",
      "First steps",
      "My last sign-ins",
      "My sessions",
    );
    expect(html).toMatch(/\/log\?result=refused&amp;reason=\w+/);
  });

  test("gives a manager their own sign-ins and sessions, and nothing of others", async () => {
    const html = await text(manager, "/");
    says(html, "My last sign-ins", "wasn", "My sessions", "This session");
    saysNot(html, "Who is in", "Refused sign-ins", "First steps", "Access requests");
  });

  test("the checklist has three next steps with a place to read; a line is marked, undone, the whole hidden [MC-95]", async () => {
    const html = await text(admin, "/");
    for (const anchor of ["train", "parsing", "crm"]) says(html, `href="/first-steps#${anchor}"`);
    expect(await text(admin, "/first-steps")).toMatch(/id="train"[\s\S]*id="parsing"[\s\S]*id="crm"/);
    const mark = async (item: string, state: string) =>
      (await admin.post("/?index", { intent: "checklist", item, state })).status;
    expect(await mark("parsing", "skipped")).toBe(200);
    saysNot(await text(admin, "/"), 'href="/first-steps#parsing"');
    expect(await mark("parsing", "open")).toBe(200);
    says(await text(admin, "/"), 'href="/first-steps#parsing"');
    expect(await mark("list", "skipped")).toBe(200);
    says(await text(admin, "/"), "First steps: ");
    expect(await mark("list", "open")).toBe(200);
    expect(await mark("everything", "done")).toBe(400);
    expect((await manager.post("/?index", { intent: "checklist", item: "crm", state: "done" })).status).toBe(
      403,
    );
  });

  test("a request for access has three answers; who may not edit the allowlist gives none", async () => {
    const html = await text(admin, "/");
    const request = /name="request" value="([\w-]{22})"/.exec(html)?.[1] ?? "";
    says(html, "Allow for a day");
    expect((await manager.post("/?index", { intent: "answer_request", request, answer: "day" })).status).toBe(
      403,
    );
    expect(
      (await admin.post("/?index", { intent: "answer_request", request, answer: "ignore" })).status,
    ).toBe(200);
    expect(
      (await admin.post("/?index", { intent: "answer_request", request, answer: "ignore" })).status,
    ).toBe(404);
  });
});

describe("company settings", () => {
  const FORM = {
    name: "Harbour & Sons",
    timeZone: "Asia/Tokyo",
    weekStart: "7",
    language: "en",
    department: "Front desk",
  };

  test("a change is in force on the next page, and stands in the audit log", async () => {
    expect((await admin.post("/settings/company", FORM)).status).toBe(200);
    says(await text(manager, "/"), "Harbour &amp; Sons");
    const row = await server.db
      .prepare("SELECT event, actor_name AS who FROM audit_log ORDER BY id DESC LIMIT 1")
      .first();
    expect(row).toMatchObject({ event: "company_updated", who: expect.stringMatching(/\w/) });
  });

  test("how long logs are kept: chosen here, told to everybody, and put into the audit log", async () => {
    says(await text(admin, "/settings/company"), "180 days", "365 days");
    const kept = { ...FORM, authLogDays: "90", auditLogDays: "730" };
    expect((await admin.post("/settings/company", kept)).status).toBe(200);
    says(await text(manager, "/me/recorded"), "90 days", "730 days");
    says(await text(admin, "/settings/audit"), "Authorization log kept, days");
    const back = { ...FORM, authLogDays: "180", auditLogDays: "365" };
    expect((await admin.post("/settings/company", back)).status).toBe(200);
  });

  test.each([
    ["an authorization log of a day", { ...FORM, authLogDays: "1" }],
    ["an audit log of a hundred years", { ...FORM, auditLogDays: "36500" }],
    ["a zone that is none", { ...FORM, timeZone: "Mars/Olympus" }],
    ["no name", { ...FORM, name: "  " }],
    ["a name of 10,000 characters", { ...FORM, name: "x".repeat(10_000) }],
    ["an eighth day", { ...FORM, weekStart: "8" }],
    ["another language", { ...FORM, language: "xx" }],
    ["a field that is not asked for", { ...FORM, isDemo: "false" }],
  ])("%s: refused with the field named, what was typed is kept", async (_what, form) => {
    const response = await admin.post("/settings/company", form);
    expect(response.status).toBe(400);
    if (form.name.length < 200) says(await response.text(), form.timeZone);
  });

  test("are an administrator's business", async () => {
    expect((await manager.post("/settings/company", FORM)).status).toBe(403);
  });
});

describe("what the company sees about your work", () => {
  test("names what is recorded, for how long, and by name who sees it; the confirmation is dated and logged once", async () => {
    const support = await signedIn(server, "support@demo.test");
    await server.db.prepare("DELETE FROM notice_signoffs").run();
    const html = await text(support, "/me/recorded");
    says(html, "180 days", "365 days", "The course of the day", "I have read this");
    // Each change of how long logs are kept makes a new notice: the test above has made two.
    const version = await server.db
      .prepare("SELECT notice_version AS version FROM settings WHERE account_id = 1")
      .first<number>("version");
    const confirm = (one = version) => support.post("/me/recorded", { version: String(one) });
    expect((await confirm(version! - 1)).status).toBe(409);
    expect((await confirm()).status).toBe(302);
    expect((await confirm()).status).toBe(409);
    expect((await support.post("/me/recorded", { version: "x" })).status).toBe(400);
    saysNot(await text(support, "/me/recorded"), "I have read this");
    const { n } = (await server.db
      .prepare("SELECT count(*) AS n FROM auth_log WHERE event = 'notice_acknowledged' AND at > ?")
      .bind(Date.now() - 60_000)
      .first<{ n: number }>())!;
    expect(n).toBe(1);
    const admins = await text(admin, "/settings/recorded");
    says(admins, "Confirmed by 1 of");
    for (const language of ["en", "ru", "pl"]) says(admins, `<pre lang="${language}"`);
    expect((await manager.get("/settings/recorded")).status).toBe(403);
  });
});

test("the language chosen in the menu is kept in the profile, for every device", async () => {
  expect(
    (await manager.post("/language", { language: "pl", next: "/me/recorded" })).headers.get("location"),
  ).toBe("/me/recorded");
  says(await text(await signedIn(server, "manager@demo.test"), "/"), '<html lang="pl"');
});
