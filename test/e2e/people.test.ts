import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson, openBrowser } from "../support/browser";
import { linkIn, mailsTo } from "../support/mailbox";
import { demoPassword, serve } from "../support/server";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const EMAIL = "vera@people.test";
const PASSWORD = "seven brave otters sing";

async function comeIn(page: Page, email: string, password: string) {
  await page.goto("/login");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=password]").press("Enter");
}

test("one person from the invitation through another role, a block, the return and the hand-over to the deletion: mails, log, audit and the successor's list at each step [MC-10] [MC-14] [MC-37] [MC-38] [MC-39] [MC-41] [MC-44] [MC-45] [AM-05] [AM-22] [AU-16]", async () => {
  await using server = await serve();
  const [admin, vera, head] = [
    await newPerson(browser, server.url),
    await newPerson(browser, server.url),
    await newPerson(browser, server.url),
  ];
  const desk = admin.page;
  for (const { page } of [admin, vera, head]) page.setDefaultTimeout(15_000);
  const audit = async (event: string) =>
    (await server.db
      .prepare(
        "SELECT count(*) AS n FROM audit_log WHERE event = ? AND (target_name LIKE 'Vera%' OR target_name = ?)",
      )
      .bind(event, EMAIL)
      .first<number>("n"))!;

  // The invitation leaves by mail, and its link is where a password is chosen.
  await comeIn(desk, "admin@demo.test", demoPassword("admin@demo.test"));
  await desk.waitForURL(`${server.url}/`);
  await desk.goto("/users/invite");
  await desk.getByLabel("Work emails").fill(EMAIL);
  await desk.locator("select[name=role]").selectOption("operator");
  await desk.getByRole("button", { name: "Send invitation" }).click();
  await desk.getByText(EMAIL).first().waitFor();
  const [invitation] = await mailsTo(server, EMAIL, "invitation");
  await vera.page.goto(linkIn(invitation, server.url));
  await vera.page.getByLabel("First name").fill("Vera");
  await vera.page.getByLabel("Last name").fill("Moss");
  await vera.page.locator("[name=password]").fill(PASSWORD);
  await vera.page.getByRole("button", { name: "Join" }).click();
  await vera.page.waitForURL(`${server.url}/`);

  // Another role: confirmed first, told by mail, and there at the next click.
  const { id } = (await server.db
    .prepare("SELECT public_id AS id FROM users WHERE email = ?")
    .bind(EMAIL)
    .first<{ id: string }>())!;
  await desk.goto(`/users/${id}/rights`);
  await desk.waitForLoadState("networkidle");
  await desk.locator("main select").first().selectOption("manager");
  await desk.getByRole("button", { name: "Change role" }).click();
  await desk.getByRole("alertdialog").getByRole("button", { name: "Change role" }).click();
  await desk.getByText("The role is changed").first().waitFor();
  expect((await mailsTo(server, EMAIL, "role_changed"))[0]?.text).toContain("Manager");
  await vera.page.goto("/deals/new");
  await vera.page.waitForLoadState("networkidle");
  await vera.page.locator("main [name=name]").fill("Vera's kitchen");
  await vera.page.getByRole("button", { name: "Create", exact: true }).click();
  await vera.page.getByRole("heading", { name: "Vera's kitchen" }).waitFor();

  // Blocked for a time: her page is gone, the gate says until when, the log has the reason.
  await desk.goto(`/users/${id}`);
  await desk.waitForLoadState("networkidle");
  await desk.getByRole("button", { name: "Stop access" }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.locator("textarea").fill("Lost laptop");
  await dialog.getByRole("button", { name: "Block", exact: true }).click();
  await desk
    .getByText(/Blocked/)
    .first()
    .waitFor();
  await comeIn(vera.page, EMAIL, PASSWORD);
  await vera.page
    .getByText(/blocked until/)
    .first()
    .waitFor();
  await mailsTo(server, EMAIL, "blocked");
  expect(await audit("hold_opened")).toBe(1);

  // She is back at once when the block is lifted.
  await desk.getByRole("button", { name: "Unblock" }).first().click();
  await desk
    .getByRole("dialog")
    .getByRole("button", { name: /Restore|Unblock/ })
    .click();
  await desk.getByText("Can work").waitFor();
  await mailsTo(server, EMAIL, "unblocked");
  await comeIn(vera.page, EMAIL, PASSWORD);
  await vera.page.waitForURL(`${server.url}/`);

  // Dismissed: her deal goes to the head of sales, and then she is a name in the logs.
  await desk.goto(`/users/${id}/leave`);
  await desk.waitForLoadState("networkidle");
  await desk.getByLabel("Everything goes to").selectOption({ label: await headOf(server) });
  await desk.getByRole("button", { name: "Delete Vera Moss" }).click();
  await desk.getByText(/Deleted\. Things that went to others: \d+\./).waitFor();
  await comeIn(vera.page, EMAIL, PASSWORD);
  await vera.page.getByText("Wrong email or password").first().waitFor();
  await comeIn(head.page, "head@demo.test", demoPassword("head@demo.test"));
  await head.page.waitForURL(`${server.url}/`);
  await head.page.goto("/deals?q=Vera");
  await head.page.getByRole("link", { name: "Vera's kitchen" }).first().click();
  await head.page.getByText("Vera Moss").first().waitFor();
  await desk.goto("/settings/audit?q=Vera");
  await desk.getByText("Vera Moss").first().waitFor();
  expect(await audit("hand_over_started")).toBe(1);
  expect(await audit("user_deleted")).toBe(1);
  const { results } = await server.db
    .prepare("SELECT DISTINCT reason FROM auth_log WHERE login = ? AND reason IS NOT NULL ORDER BY 1")
    .bind(EMAIL)
    .all<{ reason: string }>();
  expect(results.map(({ reason }) => reason)).toEqual(["blocked", "deleted"]);
});

/** The head of sales as the list of successors names them. */
async function headOf(server: { db: D1Database }): Promise<string> {
  const row = await server.db
    .prepare(
      `SELECT trim(u.name || ' ' || u.surname) || ' · ' || n.name AS label FROM users u JOIN units n ON n.id = u.department_id
        WHERE u.email = 'head@demo.test'`,
    )
    .first<{ label: string }>();
  return row!.label;
}
