import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { newPerson, openBrowser } from "../support/browser";
import { linkIn, mailsTo } from "../support/mailbox";
import { demoPassword, serve } from "../support/server";
import { xlsxOf } from "../support/xlsx-file";

let browser: Browser;
let server: Gatehouse & AsyncDisposable;
let desk: Page;
beforeAll(async () => {
  [browser, server] = [await openBrowser(), await serve()];
  desk = (await newPerson(browser, server.url)).page;
  desk.setDefaultTimeout(30_000);
  await open(desk, "/login");
  await desk.locator("[name=email]").fill("admin@demo.test");
  await desk.locator("[name=password]").fill(demoPassword("admin@demo.test"));
  await desk.locator("[name=password]").press("Enter");
  await desk.waitForURL(`${server.url}/`);
});
afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

/** Opens a page and waits until it answers to clicks: before that a form would be sent without script. */
async function open(page: Page, path: string) {
  await page.goto(new URL(path, server.url).href);
  await page.waitForLoadState("networkidle");
}
const choose = async (name: string, buffer: Buffer) => {
  await open(desk, "/users/import");
  await desk.locator("#import-file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
};
const people = async () =>
  (
    await server.db
      .prepare(
        "SELECT name, surname, phone FROM users WHERE email LIKE '%@file.test' AND deleted_at IS NULL ORDER BY email",
      )
      .all()
  ).results;

test("an XLSX file as a spreadsheet saves it: preview, import, the rows that made nobody as a file with reasons, and undo [MC-15] [MC-16a] [MC-16b] [MC-16c] [MC-16d]", async () => {
  const file = xlsxOf([
    ["Name Surname", "Work email", "Phone", "Role", "Comment"],
    ["Жанна Д'Арк", "1@file.test", "+48 600 700 800", "Менеджер", 7],
    [
      "Łucja  Żak",
      "2@file.test",
      "",
      "operator",
      { formula: 'HYPERLINK("http://evil.test")', value: "click" },
    ],
    [{ formula: "1+1", value: "=1+1" }, "3@file.test", "", "", ""],
    ["Nobody", "not an email", "", "", ""],
    ["", "", "", "", ""],
    ["Half", "4@file.test", "call me", "emperor", ""],
  ]);
  await choose("people.xlsx", file);
  await desk.getByText("5 rows found").waitFor();
  const preview = await desk.getByRole("table").innerText();
  for (const said of ["Жанна", "Д'Арк", "Łucja", "Żak", "=1+1"]) expect(preview).toContain(said);
  await desk.getByRole("button", { name: "Add 5 people" }).click();
  await desk.getByText("3 people are added").waitFor();
  await desk.getByText("Email: not an email").waitFor();
  await desk.getByText("Phone: not a number with the country code").waitFor();
  expect(await people()).toEqual([
    { name: "Жанна", surname: "Д'Арк", phone: "+48600700800" },
    { name: "Łucja", surname: "Żak", phone: null },
    { name: "=1+1", surname: "", phone: null },
  ]);
  const [download] = await Promise.all([
    desk.waitForEvent("download"),
    desk.getByRole("link", { name: "Download with reasons" }).click(),
  ]);
  const rest = readFileSync((await download.path())!, "utf8");
  expect(rest).toContain("Email: not an email");
  expect(rest.trim().split("\r\n")).toHaveLength(3);
  await desk.getByRole("button", { name: "Undo the import" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Undo the import" }).click();
  await desk.getByText("3 taken back").waitFor();
  expect(await people()).toEqual([]);
});

test("a file that names an Administrator: the password is asked for, and what was read is there afterwards [MC-15] [security.md 38]", async () => {
  const { page } = await newPerson(browser, server.url);
  page.setDefaultTimeout(30_000);
  await open(page, "/login");
  await page.locator("[name=email]").fill("owner@demo.test");
  await page.locator("[name=password]").fill(demoPassword("owner@demo.test"));
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(`${server.url}/`);
  await page.context().clearCookies({ name: "__Host-gatehouse-fresh" });
  await open(page, "/users/import");
  const buffer = Buffer.from("name,email,role\nAda,6@file.test,admin\nBen,7@file.test,\n");
  await page.locator("#import-file").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Add 2 people" }).click();
  await page.waitForURL(/\/again\?next=/);
  expect(await people()).toEqual([]);
  await page.locator("[name=password]").fill(demoPassword("owner@demo.test"));
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(/\/users\/import\?job=/);
  await page.getByText("2 rows are here").waitFor();
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Add 2 people" }).click();
  await page.getByText("2 people are added").waitFor();
  expect((await people()).map(({ name }) => name)).toEqual(["Ada", "Ben"]);
});

test("an import whose rows another tab still sends says so, and what that tab begins is shown here, too [MC-15]", async () => {
  const send = async (body: object) =>
    (await desk.request.post("/users/import/send", { data: body, headers: { Origin: server.url } })).json();
  const rows = [{ line: 2, data: { name: "Cleo", email: "8@file.test" } }];
  const { job } = await send({ intent: "start", role: "manager", department: "", language: "en" });
  await open(desk, `/users/import?job=${job}`);
  await desk.getByText("0 rows are here").waitFor();
  expect(await desk.getByRole("button", { name: "Add 0 people" }).isDisabled()).toBe(true);
  await send({ intent: "rows", job, rows });
  await open(desk, `/users/import?job=${job}`);
  await desk.getByText("1 row is here").waitFor();
  await desk.getByText("While another tab still sends the file").waitFor();
  await send({ intent: "close", job });
  await desk.getByRole("button", { name: "Add 1 person" }).click();
  await desk.getByText("1 person is added").waitFor();
  expect(await desk.getByText("Nobody is added yet").count()).toBe(0);
  await desk.getByRole("button", { name: "Undo the import" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Undo the import" }).click();
  await desk.getByText("1 taken back").waitFor();
});

test("a CSV file in Windows-1251 with semicolons and quotes reads as it is; what is no table is said [MC-15]", async () => {
  const text = 'имя;фамилия;почта\r\n"Аня ""Ася""";"Седых; Мл.";5@file.test\r\n';
  const bytes = Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0)!;
      return code < 128 ? code : code - 0x410 + 0xc0;
    }),
  );
  await choose("people.csv", bytes);
  await desk.getByText("1 row found").waitFor();
  expect(await desk.getByRole("table").innerText()).toMatch(/Аня "Ася"\s+Седых; Мл\.\s+5@file\.test/);
  await choose("picture.xlsx", Buffer.from([0x89, 0x50, 0, 0, 13, 10, 26, 10]));
  await desk.getByText("This is not a CSV or XLSX file.").waitFor();
});

test('"Add user": what is wrong is said beside its field, the letter has a link, and the person is at work by it [MC-15] [MC-17] [MC-19] [AU-03] [AU-07] [AU-09]', async () => {
  await open(desk, "/users");
  await desk.getByRole("link", { name: "Add user" }).first().click();
  await desk.waitForURL(/users\/new/);
  await desk.waitForLoadState("networkidle");
  await desk.getByLabel("First name").fill("Nina");
  await desk.getByLabel("Last name").fill("Ford");
  await desk.locator("#create-email").fill("nina@file.test");
  await desk.getByLabel("Phone").fill("call me");
  await desk.getByRole("button", { name: "Create", exact: true }).click();
  await desk.locator("#create-phone-error").waitFor();
  expect(await desk.getByLabel("First name").inputValue()).toBe("Nina");
  await desk.getByLabel("Phone").fill("+48 512 345 678");
  await desk.getByRole("button", { name: "Create", exact: true }).click();
  await desk.getByText("Nina Ford is added").waitFor();
  const [letter] = await mailsTo(server, "nina@file.test", "activation");
  const nina = (await newPerson(browser, server.url)).page;
  nina.setDefaultTimeout(30_000);
  await open(nina, linkIn(letter, server.url));
  await nina.locator("[name=password]").fill("seven brave otters sing");
  await nina.locator("[name=password]").press("Enter");
  await nina.waitForURL((url) => !url.pathname.startsWith("/reset"));
  if (new URL(nina.url()).pathname === "/login") {
    await nina.locator("[name=email]").fill("nina@file.test");
    await nina.locator("[name=password]").fill("seven brave otters sing");
    await nina.locator("[name=password]").press("Enter");
    await nina.waitForURL(`${server.url}/`);
  }
  await open(nina, "/deals");
  expect(await nina.getByRole("heading", { level: 1 }).innerText()).toContain("Deals");
});
