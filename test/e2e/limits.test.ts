import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { newPerson, openBrowser } from "../support/browser";
import { mailsTo } from "../support/mailbox";
import { demoPassword, serve, setClock } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const [ADMIN, MANAGER] = ["admin@demo.test", "manager@demo.test"];

async function comeIn(page: Page, url: string, email: string) {
  await page.goto("/login");
  await page.locator("form#login [name=email]").fill(email);
  await page.locator("form#login [name=password]").fill(demoPassword(email));
  await page.locator("form#login [name=password]").press("Enter");
  await page.waitForURL(`${url}/`);
}

/** Public ids of deals on the manager's own list. */
async function dealsOf(manager: Visitor, least: number): Promise<string[]> {
  const html = await (await manager.get("/deals")).text();
  const ids = [
    ...new Set([...html.matchAll(/href="\/deals\/([A-Za-z0-9_-]{22})"/g)].map(([, id]) => id ?? "")),
  ];
  expect(ids.length).toBeGreaterThanOrEqual(least);
  return ids;
}

const nameOf = async ({ db }: Gatehouse, email: string) =>
  (await db
    .prepare("SELECT trim(name || ' ' || surname) AS name FROM users WHERE email = ?")
    .bind(email)
    .first<string>("name")) ?? "";

/** The stages that a deal's card offers, its own among them. */
async function stagesOf(manager: Visitor, deal: string) {
  const html = await (await manager.get(`/deals/${deal}`)).text();
  const options = [...html.matchAll(/<option value="([A-Za-z0-9_-]{22})"( selected="")?/g)];
  const from = options.find(([, , selected]) => selected !== undefined)?.[1] ?? "";
  return { from, to: options.map(([, id]) => id ?? "").find((id) => id !== from) ?? "" };
}

const HOUR_MS = 3_600_000;

test("the tenth deal is saved, access stops with the draft kept, an administrator restores, the manager goes on, and at the window's end all is clean [AM-17] [AM-18] [AM-19] [AM-20] [AM-21]", async () => {
  await using server = await serve({ faulty: true });
  // Five minutes past an hour: the story is over before its window is.
  const start = (Math.floor(Date.now() / HOUR_MS) + 1) * HOUR_MS + 300_000;
  await setClock(server, start);
  const admin = await newPerson(browser, server.url);
  await comeIn(admin.page, server.url, ADMIN);
  await admin.page.goto("/settings/limits/new?from=deals_10_day");
  await admin.page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("#limit [name=threshold]")?.value === "10",
  );
  await admin.page.locator("#limit [name=period]").selectOption("hour");
  await admin.page.getByRole("button", { name: "Save" }).click();
  await admin.page.waitForURL(`${server.url}/settings/limits`);
  await admin.page.getByRole("button", { name: "Switch off" }).waitFor();

  const hands = await signedIn(server, MANAGER);
  const move = async (deal: string) => {
    const { from, to } = await stagesOf(hands, deal);
    const moved = await hands.post(`/deals/${deal}`, { intent: "move", from, to });
    expect(moved.status).toBeLessThan(400);
  };
  const deals = await dealsOf(hands, 11);
  for (const deal of deals.slice(0, 9)) await move(deal);
  const live = await admin.context.newPage();
  await live.goto(`${server.url}/activity?q=${encodeURIComponent(await nameOf(server, MANAGER))}`);
  await live.getByText("9 of 10").first().waitFor();

  // The tenth, in the browser, with a note begun and not saved.
  const tenth = deals[9] ?? "";
  const { to } = await stagesOf(hands, tenth);
  const manager = await newPerson(browser, server.url);
  await comeIn(manager.page, server.url, MANAGER);
  await manager.page.goto(`/deals/${tenth}`);
  await manager.page.getByText("this is the last one").waitFor();
  await manager.page.locator("textarea[name=text]").first().fill("Half a thought");
  await manager.page.locator(`select:has(option[value="${to}"])`).first().selectOption(to);
  // Both the socket and the answer send the page there, so the way is not watched, only the end.
  const gate = manager.page.getByText("Limit reached: 10 of 10. Access returns on");
  await gate.waitFor();
  expect(manager.page.url()).toMatch(/\/login\?next=%2Fdeals%2F/);
  await live.getByText("10 of 10").first().waitFor();
  await live.close();
  await manager.page.getByRole("button", { name: "Ask an administrator" }).click();
  await manager.page.getByText("The request is on its way to the administrators.").waitFor();
  const saved = await server.db
    .prepare(
      "SELECT count(*) AS n FROM activity a JOIN users u ON u.id = a.user_id WHERE u.email = ? AND a.kind IN ('stage_changed', 'deal_closed') AND a.source = 'page' AND a.at > ?",
    )
    .bind(MANAGER, start)
    .first<{ n: number }>();
  expect(saved?.n).toBe(10);

  // In another browser the administrator has a notice and a mail, and restores from there.
  await admin.page.getByRole("button", { name: "2 unread notices" }).click();
  await admin.page.getByRole("link", { name: /asks to go on: Deals handled, 10 of 10/ }).waitFor();
  await admin.page.getByRole("link", { name: /has reached a limit: Deals handled, 10 of 10/ }).click();
  await admin.page.waitForURL(`${server.url}/settings/limits`);
  const [mail] = await mailsTo(server, ADMIN, "limit_of_person");
  expect(mail?.text).toContain("Deals handled, 10 of 10");
  await admin.page.getByRole("button", { name: "Restore now" }).click();
  await admin.page.getByText("Access is restored.").waitFor();

  // Nobody signs in anew: the page comes back by itself, with the draft.
  await manager.page.waitForURL(`${server.url}/deals/${tenth}`);
  await manager.page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>("textarea[name=text]")?.value === "Half a thought",
  );
  await move(deals[10] ?? "");
  await manager.page.goto("/me/limits");
  await manager.page.getByText("1 of 10").waitFor();
  await admin.page.goto("/settings/limits");
  await admin.page.getByText("Nobody has reached a limit.").waitFor();

  // Reached again: the open page turns into the gate's once more, and waits there.
  for (const deal of deals.slice(0, 9)) await move(deal);
  await gate.waitFor();
  expect(manager.page.url()).toMatch(/\/login\?next=%2Fme%2Flimits/);
  const holds = async () =>
    (
      await server.db
        .prepare(
          "SELECT h.ends_at AS ends, h.lifted_at AS lifted FROM holds h JOIN users u ON u.id = h.user_id WHERE u.email = ? AND h.kind = 'limit' ORDER BY h.starts_at",
        )
        .bind(MANAGER)
        .all<{ ends: number; lifted: number | null }>()
    ).results;
  await expect.poll(async () => (await holds()).length).toBe(2);
  const { ends } = (await holds())[1]!;
  expect(ends).toBe(start - 300_000 + HOUR_MS);
  await setClock(server, ends - 60_000);
  expect((await hands.get("/deals")).status).toBe(303);

  // The window ends: no cron has run, nobody signs in, and the page is back with its gauge at nothing.
  await setClock(server, ends);
  await manager.page.waitForURL(`${server.url}/me/limits`);
  await manager.page.getByText("0 of 10").waitFor();
  const restored = () =>
    server.db
      .prepare(
        "SELECT count(*) AS n FROM audit_log a JOIN users u ON u.id = a.target_id WHERE a.event = 'limit_restored' AND a.actor_id IS NULL AND u.email = ?",
      )
      .bind(MANAGER)
      .first<number>("n");
  expect(await restored()).toBe(0);

  // Cron closes the hold at the window's end and logs it, however often it runs; everybody was told once a limit.
  for (const times of [1, 2, 3]) {
    await server.tick(ends + times);
    expect((await holds())[1]).toEqual({ ends, lifted: ends });
    expect(await restored(), `${times} runs of cron`).toBe(1);
  }
  expect(await mailsTo(server, ADMIN, "limit_of_person", 2)).toHaveLength(2);
  expect(await mailsTo(server, MANAGER, "limit_reached", 2)).toHaveLength(2);
  const notices = await server.db
    .prepare(
      "SELECT count(*) AS n FROM notices n JOIN users u ON u.id = n.user_id WHERE u.email = ? AND n.kind = 'limit_reached'",
    )
    .bind(ADMIN)
    .first<number>("n");
  expect(notices).toBe(2);
  await comeIn(admin.page, server.url, ADMIN);
  await admin.page.goto("/settings/limits");
  await admin.page.getByText("Nobody has reached a limit.").waitFor();
  await move(deals[11] ?? "");
  await manager.page.reload();
  await manager.page.getByText("1 of 10").waitFor();
});
