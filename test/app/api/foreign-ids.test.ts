import { afterAll, beforeAll, expect, test } from "vitest";
import { makeToken } from "../../../scripts/commands";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { jobDone } from "../../support/api/calls/background";
import { readDocument } from "../../support/api/document";
import { Program, programOf } from "../../support/api/program";
import { listRoutes } from "../../support/routes";
import { secondCompany } from "../../support/second-company";
import { serve } from "../../support/server";
import { signedIn } from "../../support/visitor";

/** A word that stands in every name of the other company, and nowhere in this one. */
const FOREIGN = "Zanzibar";
const NOBODY = "AAAAAAAAAAAAAAAAAAAAAA";
let server: Gatehouse & AsyncDisposable;
let ours: Program;
let theirs: Record<string, string>;
beforeAll(async () => {
  server = await serve();
  ours = await programOf(server, "owner@demo.test");
  theirs = await otherCompany();
});
afterAll(() => server[Symbol.asyncDispose]());

/** One thing of each kind in another company of this deployment, by what its path begins with. */
async function otherCompany(): Promise<Record<string, string>> {
  const name = `${FOREIGN} Ltd`;
  await secondCompany(server, "qc@demo.test", name);
  const token = await makeToken(
    server.db as never,
    { email: "qc@demo.test", name: "Other", days: 1, account: name },
    Date.now(),
  );
  if (!token.ok) throw new Error(token.refusal);
  await server.tick(Date.now());
  const other = new Program(server, token.text);
  const make = async (path: string, body: unknown) => {
    const made = await other.post<{ id: string; conversation: string }>(`/api/v1${path}`, body);
    if (made.status > 299) throw new Error(`${path}: ${made.text}`);
    return made.body.id ?? made.body.conversation;
  };
  const first = async (path: string) =>
    (await other.get<{ items: { id: string }[] }>(`/api/v1${path}`)).body.items[0]!.id;
  const named = { name: `${FOREIGN} thing` };
  const channel = await make("/channels", { ...named, kind: "webhook" });
  await other.send("PUT", `/api/v1/channels/${channel}/queue`, { body: { people: [await first("/users")] } });
  const said = { conversation: "z", id: "z1", client: { name: `${FOREIGN} client` }, text: FOREIGN };
  const user = { email: "zoe@example.com", name: FOREIGN, surname: "Zoe", role: "manager" };
  const things: Record<string, string> = {
    users: await make("/users", user),
    departments: await make("/departments", named),
    groups: await make("/groups", named),
    workgroups: await make("/workgroups", named),
    roles: await make("/roles", { ...named, family: "special" }),
    channels: channel,
    conversations: await make(`/channels/${channel}/messages`, said),
    deals: await make("/deals", named),
    contacts: await make("/contacts", named),
    companies: await make("/companies", named),
    tasks: await make("/tasks", { text: FOREIGN, due_at: "2026-12-01T09:00:00Z" }),
    limits: await make("/limits", { metric: "messages_sent", threshold: 9, period: "week" }),
    webhooks: await make("/webhooks", {
      ...named,
      url: "https://hooks.example.com/in",
      events: ["hold_opened"],
    }),
    "crm/connections": await make("/crm/connections", named),
    exports: await make("/exports", { table: "people" }),
  };
  await jobDone(other, things.exports!);
  await other.post("/api/v1/invitations", { email: "zed@example.com", role: "manager" });
  await other.post("/api/v1/network/rules", { network: "192.0.2.9", label: FOREIGN });
  await other.post("/api/v1/grants", {
    kind: "user",
    subjects: [things.users],
    permission: "stats.general",
    level: "any",
  });
  return {
    ...things,
    jobs: things.exports!,
    invitations: await first("/invitations"),
    "network/rules": await first("/network/rules"),
    grants: await first("/grants"),
  };
}

/** Every row of the other company, table by table, but for the lines about its own token: those come when the gate has time. */
async function rowsOfTheirs(): Promise<string> {
  const all = async <T>(query: string) => (await server.db.prepare(query).all<T>()).results;
  const tables = await all<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%account_id%' AND name NOT LIKE 'search%'
      ORDER BY name`,
  );
  const [{ id }] = (await all<{ id: number }>(
    "SELECT account_id AS id FROM settings WHERE company_name LIKE 'Zanzibar%'",
  )) as [{ id: number }];
  const rows = [];
  for (const { name } of tables) {
    const own = name === "auth_log" ? " AND event <> 'token_used'" : "";
    rows.push([name, await all(`SELECT * FROM ${name} WHERE account_id = ${id}${own}`)]);
  }
  return JSON.stringify(rows);
}

/** The same as soon as nothing of what made it is under way: letters and jobs go on behind their answers. */
async function rowsAtRest(): Promise<string> {
  for (let known = ""; ; ) {
    const rows = await rowsOfTheirs();
    if (rows === known) return rows;
    known = rows;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

test("every operation answers to an id of another company as to nobody's, and changes nothing there [security.md 5]", async () => {
  const { operations, exampleOf } = await readDocument(ours);
  const before = await rowsAtRest();
  let asked = 0;
  // Types of things have names of the company's own, no ids.
  const named = operations.filter(({ path }) => path.includes("{id}") && !path.includes("{type}"));
  for (const operation of named) {
    const id = theirs[operation.path.slice(1, operation.path.indexOf("/{id}"))];
    expect([operation.path, typeof id]).toEqual([operation.path, "string"]);
    const ask = async (whose: string) => {
      const path = operation.path.replace("{id}", whose).replaceAll(/\{\w+\}/g, NOBODY);
      const body = exampleOf(operation);
      const answer = await ours.send<{ code: string; title: string }>(
        operation.method,
        `/api/v1${path}`,
        body === undefined ? {} : { body },
      );
      expect(answer.text).not.toContain(FOREIGN);
      return [operation.id, answer.status, answer.body.code, answer.body.title];
    };
    const answer = await ask(id!);
    expect(answer).toEqual(await ask(NOBODY));
    expect(answer[1]).toSatisfy((status: number) => status >= 400 && status < 500, operation.id);
    asked++;
  }
  expect(await rowsOfTheirs()).toBe(before);
  console.log(`${asked} operations asked with an id of another company`);
}, 240_000);

/** Whose id a parameter of a page is. */
const OF_PARAMETER: Record<string, string> = {
  chatId: "conversations",
  companyId: "companies",
  contactId: "contacts",
  dealId: "deals",
  taskId: "tasks",
  channelId: "channels",
  connectionId: "crm/connections",
  unitId: "departments",
  limitId: "limits",
  roleId: "roles",
  webhookId: "webhooks",
  jobId: "exports",
  publicId: "users",
};

test("every page answers to an id of another company as to nobody's, and shows nothing of it [security.md 5]", async () => {
  const owner = await signedIn(server, "owner@demo.test");
  const paths = [...new Set(listRoutes().map(({ path }) => path))].filter((path) =>
    Object.keys(OF_PARAMETER).some((name) => path.includes(`:${name}`)),
  );
  for (const path of paths) {
    const kind = path.startsWith("/jobs/") ? "jobs" : undefined;
    const filled = (of: (parameter: string) => string) =>
      path.replace(/:kind/, "people").replaceAll(/:(\w+)/g, (_, name: string) => of(name));
    const foreign = filled((name) => theirs[kind ?? OF_PARAMETER[name]!]!);
    const nobodys = filled(() => NOBODY);
    const [one, two] = [await owner.get(foreign), await owner.get(nobodys)];
    expect([path, one.status]).toEqual([path, two.status]);
    expect(await one.text()).not.toContain(FOREIGN);
  }
  console.log(`${paths.length} pages asked with an id of another company`);
});
