import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Program, programBy } from "../support/api/program";
import { newPerson, openBrowser } from "../support/browser";
import { demoPassword, serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

/** Ways of getting script out of text: elements, attributes, ends of what text may stand in, schemes, templates. */
const PAYLOADS = [
  "<img src=x onerror=__ran()>",
  "<script>__ran()</script>",
  "</script><script>__ran()</script>",
  "<svg/onload=__ran()>",
  `"autofocus onfocus=__ran() x="`,
  "javascript:__ran()//",
  "</title></textarea><iframe srcdoc='<script>parent.__ran()</script>'>",
  "{{constructor.constructor('__ran()')()}}",
];
let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
let owner: Visitor;
let program: Program;
beforeAll(async () => {
  browser = await openBrowser();
  server = await serve();
  owner = await signedIn(server, "owner@demo.test");
  program = await programBy(owner);
});
afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const make = async (path: string, body: unknown): Promise<string> => {
  const made = await program.post<{ id: string; conversation?: string }>(`/api/v1${path}`, body);
  if (made.status > 299) throw new Error(`${path}: ${made.text}`);
  return made.body.conversation ?? made.body.id;
};

/** Everything that has a name or takes words, named so; answers the pages that show it. */
async function fill(payload: string, n: number): Promise<string[]> {
  const name = `${payload}${n}`.slice(0, 60);
  // What takes many words takes all of them.
  const text = [payload, ...PAYLOADS].join(" ").slice(0, 480);
  const form = (path: string, fields: Record<string, string>) => owner.post(path, fields);
  await form("/settings/crm/fields", { intent: "add_field", on: "deal", kind: "text", name });
  await form("/settings/crm/pipelines", { intent: "add_reason", name });
  const department = await make("/departments", { name });
  const group = await make("/groups", { name });
  const user = { email: `x${n}@example.com`, name, surname: name, role: "manager", department };
  const person = await make("/users", user);
  const company = await make("/companies", { name, site: name, address: name, tags: [name.slice(0, 30)] });
  const contact = await make("/contacts", { name, position: name, company });
  const deal = await make("/deals", {
    name,
    contact,
    company,
    responsible: person,
    tags: [name.slice(0, 30)],
  });
  const custom = await program.get<{ custom: Record<string, unknown> }>(`/api/v1/deals/${deal}`);
  await program.send("PATCH", `/api/v1/deals/${deal}`, {
    body: { custom: Object.fromEntries(Object.keys(custom.body.custom ?? {}).map((id) => [id, name])) },
  });
  for (const path of [`/deals/${deal}/notes`, `/contacts/${contact}/notes`, `/companies/${company}/notes`])
    await program.post(`/api/v1${path}`, { text });
  const task = await make("/tasks", { text, due_at: "2026-12-01T09:00:00Z", on: { kind: "deal", id: deal } });
  const gone = await make("/deals", { name });
  await program.send("DELETE", `/api/v1/deals/${gone}`);
  const role = await make("/roles", { name, description: text, family: "special" });
  const channel = await make("/channels", { name, kind: "webhook" });
  const me = (await program.get<{ id: string }>("/api/v1/me")).body.id;
  await program.send("PUT", `/api/v1/channels/${channel}/queue`, { body: { people: [me] } });
  const chat = await make(`/channels/${channel}/messages`, {
    conversation: name,
    id: name,
    client: { name },
    text,
  });
  await program.post(`/api/v1/conversations/${chat}/messages`, { text });
  await program.post(`/api/v1/conversations/${chat}/notes`, { text });
  const crm = await make("/crm/connections", { name });
  await program.send("PUT", `/api/v1/crm/connections/${crm}/people`, {
    body: { people: [{ external_id: name, name, email: user.email }] },
  });
  const hook = { name, url: "https://hooks.example.com/in", events: ["hold_opened"] };
  const webhook = await make("/webhooks", hook);
  await program.post("/api/v1/network/rules", { network: `192.0.2.${n + 1}`, label: name });
  await program.post(`/api/v1/users/${person}/holds`, { kind: "manual_block", reason: text });
  const events = [{ id: `x${n}`, user: me, kind: "deal_opened", at: new Date().toISOString() }];
  await program.post("/api/v1/activity", {
    events: events.map((one) => ({ ...one, object: { type: "deal", id: name, name } })),
  });
  return [
    `/deals/${deal}`,
    `/deals/${deal}/edit`,
    `/contacts/${contact}`,
    `/companies/${company}`,
    `/tasks/${task}`,
    `/chats/${chat}`,
    `/users/${person}`,
    `/settings/departments/${department}`,
    `/settings/departments/${group}`,
    `/settings/roles/${role}`,
    `/settings/channels/${channel}`,
    `/settings/crm/${crm}/roles`,
    `/settings/webhooks/${webhook}`,
  ];
}

/** Lists, logs and settings: each shows what all of the payloads have named. */
const LISTS = [
  "/deals",
  "/deals/board",
  "/contacts",
  "/companies",
  "/tasks",
  "/chats",
  "/users",
  "/bin",
  "/activity",
  "/team",
  "/log",
  "/search?q=__ran",
  "/settings/audit",
  "/settings/departments",
  "/settings/roles",
  "/settings/channels",
  "/settings/crm",
  "/settings/crm/fields",
  "/settings/crm/pipelines",
  "/settings/network",
  "/settings/webhooks",
  "/settings/access/add",
];

async function ownersPage(): Promise<{ page: Page; wrong: string[] }> {
  const { context, page } = await newPerson(browser, server.url);
  const wrong: string[] = [];
  await context.exposeFunction("__ran", () => void wrong.push(`script ran on ${page.url()}`));
  await context.exposeFunction("__refused", (what: string) => void wrong.push(`${what} on ${page.url()}`));
  await context.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      (window as unknown as { __refused(what: string): void }).__refused(
        `${event.violatedDirective} ${event.blockedURI}`,
      ),
    ),
  );
  page.on("dialog", (dialog) => {
    wrong.push(`a dialog on ${page.url()}`);
    void dialog.dismiss();
  });
  await page.goto("/login");
  await page.locator("[name=email]").fill("owner@demo.test");
  await page.locator("[name=password]").fill(demoPassword("owner@demo.test"));
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(`${server.url}/`);
  return { page, wrong };
}

test("no script runs from any shown field, and the policy has nothing to refuse: payloads as every name, note and message [security.md 49]", async () => {
  const pages: string[] = [];
  // Lists show what all of the payloads have named; of each card two are opened, in turn.
  for (const [n, payload] of PAYLOADS.entries())
    pages.push(...(await fill(payload, n)).filter((_, k) => (k + n) % 4 === 0));
  const { page, wrong } = await ownersPage();
  let shown = 0;
  const open = [...LISTS, ...pages];
  for (const path of open) {
    const answer = await page.goto(path, { waitUntil: "load" });
    expect([path, answer?.status()]).toEqual([path, 200]);
    const made = await page.evaluate(() => ({
      text: document.body.innerHTML.includes("__ran"),
      elements: document.querySelectorAll(
        "[onerror],[onload],[onfocus],img[src=x],iframe,a[href^='javascript:' i],body script:not([nonce]):not([type='application/json'])",
      ).length,
    }));
    if (made.text) shown++;
    expect([path, made.elements]).toEqual([path, 0]);
  }
  expect(wrong).toEqual([]);
  // The payloads were really there to be run.
  expect(shown).toBeGreaterThan(open.length * 0.9);
  console.log(
    `${PAYLOADS.length} payloads in every field, ${open.length} pages, ${shown} show them: none ran`,
  );
});
