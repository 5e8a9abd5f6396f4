import type { Browser, Page } from "playwright-core";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
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
const ADMIN = "admin@demo.test";

/** Opens a page and waits until it answers to clicks: before that a form would be sent without script. */
async function open(page: Page, path: string) {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
}
async function comeIn(page: Page, email: string, password: string) {
  await open(page, "/login");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=password]").press("Enter");
}

test("one person from the invitation through other roles, a timed block, the return at its moment and the hand-over to the deletion: mails, authorization log, audit log and the successor's list at each step [MC-10] [MC-14] [MC-37] [MC-38] [MC-39] [MC-41] [MC-44] [MC-45] [AM-05] [AM-22] [AU-16]", async () => {
  await using server = await serve();
  const [admin, vera, head] = [
    await newPerson(browser, server.url),
    await newPerson(browser, server.url),
    await newPerson(browser, server.url),
  ];
  const desk = admin.page;
  for (const { page } of [admin, vera, head]) page.setDefaultTimeout(30_000);
  const reader = await admin.context.newPage();
  /** The lines of a log as an administrator reads them there. */
  const lines = async (path: string) => {
    await reader.goto(path);
    return reader.locator("main details summary").allInnerTexts();
  };
  const logOf = (event: string) => lines(`/log?person=${EMAIL}&event=${event}`);
  const auditOf = (event: string, person = "Vera") =>
    lines(`/settings/audit?person=${person}&event=${event}`);
  const deals = async () => {
    await head.page.goto("/deals?q=Vera");
    return head.page.getByRole("link", { name: "Vera's kitchen" }).count();
  };

  // Invited: the mail has the link, and whoever follows it chooses a password and is at work.
  await comeIn(desk, ADMIN, demoPassword(ADMIN));
  await desk.waitForURL(`${server.url}/`);
  await comeIn(head.page, "head@demo.test", demoPassword("head@demo.test"));
  await head.page.waitForURL(`${server.url}/`);
  await open(desk, "/users/invite");
  await desk.getByLabel("Work emails").fill(EMAIL);
  await desk.locator("select[name=role]").selectOption("operator");
  await desk.getByRole("button", { name: "Send invitation" }).click();
  await desk.getByText(EMAIL).first().waitFor();
  expect((await lines("/settings/audit?event=invite_sent")).join()).toContain(EMAIL);
  const [invitation] = await mailsTo(server, EMAIL, "invitation");
  await open(vera.page, linkIn(invitation, server.url));
  await vera.page.getByLabel("First name").fill("Vera");
  await vera.page.getByLabel("Last name").fill("Moss");
  await vera.page.locator("[name=password]").fill(PASSWORD);
  await vera.page.getByRole("button", { name: "Join" }).click();
  await vera.page.waitForURL(`${server.url}/`);
  expect(await auditOf("invite_accepted")).toHaveLength(1);
  expect(await logOf("authn_login_success")).toHaveLength(1);

  // Roles, wider, narrower and wider again: confirmed, told by mail each time, there at the next click.
  const { id } = (await server.db
    .prepare("SELECT public_id AS id FROM users WHERE email = ?")
    .bind(EMAIL)
    .first<{ id: string }>())!;
  const roles = ["manager", "operator", "manager"];
  for (const [times, role] of roles.entries()) {
    await open(desk, `/users/${id}/rights`);
    await desk.locator("main select").first().selectOption(role);
    await desk.getByRole("button", { name: "Change role" }).click();
    await desk.getByRole("alertdialog").getByRole("button", { name: "Change role" }).click();
    await desk.getByText("The role is changed").first().waitFor();
    const [told] = await mailsTo(server, EMAIL, "role_changed", times + 1);
    const [to, from] = role === "manager" ? ["Manager", "Operator"] : ["Operator", "Manager"];
    expect(told?.text).toMatch(new RegExp(`Added: .*${to}[^]*Taken away: .*${from}`));
    expect(await auditOf("privilege_permissions_changed")).toHaveLength(times + 1);
    await vera.page.goto("/deals/new");
    expect(await vera.page.locator("main [name=name]").count()).toBe(role === "manager" ? 1 : 0);
  }
  await open(vera.page, "/deals/new");
  await vera.page.locator("main [name=name]").fill("Vera's kitchen");
  await vera.page.getByRole("button", { name: "Create", exact: true }).click();
  await vera.page.getByRole("heading", { name: "Vera's kitchen" }).waitFor();

  // Blocked for an hour: out at once, refused with the moment, told by mail.
  const block = async (term: string, until?: string) => {
    await open(desk, `/users/${id}`);
    await desk
      .getByRole("button", { name: /Stop access|Block/ })
      .first()
      .click();
    const dialog = desk.getByRole("dialog");
    await dialog.locator("select[name=term]").selectOption(term);
    if (until !== undefined) await dialog.locator("[name=until]").fill(until);
    await dialog.locator("textarea").fill("Lost laptop");
    await dialog.getByRole("button", { name: "Block", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  };
  await block("hour");
  await desk
    .getByText(/Blocked/)
    .first()
    .waitFor();
  // Her open page goes to the gate by itself.
  await vera.page.waitForURL(/login/);
  await comeIn(vera.page, EMAIL, PASSWORD);
  await vera.page
    .getByText(/blocked until/)
    .first()
    .waitFor();
  expect(await mailsTo(server, EMAIL, "blocked")).toHaveLength(1);
  expect((await auditOf("hold_opened")).join()).toContain("Lost laptop");
  // The gate hands its rows over when it is done with the answer.
  await expect
    .poll(async () => (await logOf("held_denied")).length, { timeout: 30_000, interval: 1_000 })
    .toBeGreaterThan(0);

  // The term is cut to the shortest that there is; the open block is edited, and the mail has the new moment.
  const until = (Math.floor(Date.now() / 1_000) + 90) * 1_000;
  await block("date", await localTime(server, until));
  expect(await mailsTo(server, EMAIL, "blocked", 2)).toHaveLength(2);
  expect(
    (
      await server.db
        .prepare("SELECT h.ends_at FROM holds h JOIN users u ON u.id = h.user_id WHERE u.email = ?")
        .bind(EMAIL)
        .all()
    ).results,
  ).toEqual([{ ends_at: until }]);

  // Back at the moment, though nothing has run; cron, late and twice, tells it once.
  await new Promise((resolve) => setTimeout(resolve, until - Date.now()));
  await comeIn(vera.page, EMAIL, PASSWORD);
  await vera.page.waitForURL(`${server.url}/`);
  expect(await auditOf("hold_lifted")).toEqual([]);
  for (let times = 0; times < 2; times++) await server.tick(Date.now());
  expect(await mailsTo(server, EMAIL, "unblocked")).toHaveLength(1);
  expect(await mailsTo(server, ADMIN, "block_ended")).toHaveLength(1);
  expect(await auditOf("hold_lifted")).toHaveLength(1);
  expect(await logOf("authn_login_success")).toHaveLength(2);
  await open(desk, `/users/${id}`);
  await desk.getByText("Can work").waitFor();

  // Dismissed: her deal goes to the head of sales, and then she is a name in the logs.
  expect(await heldBy(server, "head@demo.test")).toBe(0);
  await open(desk, `/users/${id}/leave`);
  await desk.getByLabel("Everything goes to").selectOption({ label: await headOf(server) });
  await desk.getByRole("button", { name: "Delete Vera Moss" }).click();
  await desk.getByText(/Deleted\. Things that went to others: \d+\./).waitFor();
  await comeIn(vera.page, EMAIL, PASSWORD);
  await vera.page.getByText("Wrong email or password").first().waitFor();
  expect(await heldBy(server, "head@demo.test")).toBe(1);
  expect(await deals()).toBeGreaterThan(0);
  await head.page.getByRole("link", { name: "Vera's kitchen" }).first().click();
  await head.page.getByText("Vera Moss").first().waitFor();
  expect(await auditOf("hand_over_started")).toHaveLength(1);
  expect(await auditOf("user_deleted")).toHaveLength(1);
  // Her address went with her: the log knows her by name.
  expect((await lines("/log?person=Vera+Moss&event=authn_login_fail")).join()).toContain(
    "The user is deleted",
  );
  const letters = await server.db
    .prepare("SELECT kind, count(*) AS n FROM mailbox WHERE to_email = ? GROUP BY kind ORDER BY kind")
    .bind(EMAIL)
    .all();
  expect(letters.results).toEqual([
    { kind: "blocked", n: 2 },
    { kind: "invitation", n: 1 },
    { kind: "role_changed", n: 3 },
    { kind: "unblocked", n: 1 },
  ]);
}, 420_000);

/** An instant as the company's clock shows it, to the second. */
async function localTime({ db }: Gatehouse, at: number): Promise<string> {
  const zone = (await db
    .prepare("SELECT time_zone FROM settings WHERE account_id = 1")
    .first<string>("time_zone"))!;
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "second" });
}

const heldBy = ({ db }: Gatehouse, email: string) =>
  db
    .prepare(
      "SELECT count(*) AS n FROM deals d JOIN users u ON u.id = d.responsible_id WHERE d.name = ? AND u.email = ?",
    )
    .bind("Vera's kitchen", email)
    .first<number>("n");

/** The head of sales as the list of successors names them. */
async function headOf({ db }: Gatehouse): Promise<string> {
  const row = await db
    .prepare(
      `SELECT trim(u.name || ' ' || u.surname) || ' · ' || n.name AS label FROM users u JOIN units n ON n.id = u.department_id
        WHERE u.email = 'head@demo.test'`,
    )
    .first<{ label: string }>();
  return row!.label;
}
