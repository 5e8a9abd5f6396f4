import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";
import { signedIn } from "../../support/visitor";

const OFFICE = "203.0.113.7";
const AWAY = "192.0.2.99";
let server: Gatehouse & AsyncDisposable;
let admin: Program;
beforeAll(async () => {
  server = await serve();
  admin = await programOf(server, "owner@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

type Said = { decision?: boolean; context?: { reason: string }; results?: { id: string }[] };
const ask = async (path: string, body: unknown) =>
  (await admin.post<Said>(`/access/v1/${path}`, body, { address: OFFICE })).body;
const question = (id: string, name: string, resource: { type: string; id?: string }, context?: object) => ({
  subject: { type: "user", id },
  action: { name },
  resource,
  ...(context && { context }),
});
const idsOf = async (program: Program, path: string) => {
  const { body } = await program.get<{ items: { id: string }[] }>(path);
  return body.items.map(({ id }) => id);
};

test("conversations as resources: a person may list those that their own screen lists, and no other", async () => {
  const [everything, mine] = await Promise.all([
    idsOf(admin, "/api/v1/conversations?limit=200"),
    operatorsOwn(),
  ]);
  const found = await ask("search/resource", {
    ...question("operator@demo.test", "list", { type: "conversation" }),
    page: { limit: 1000 },
  });
  const may = new Set(found.results?.map(({ id }) => id));
  expect(everything.filter((id) => may.has(id)).sort()).toEqual(
    mine.filter((id) => everything.includes(id)).sort(),
  );
  const [theirs] = mine as [string];
  const other = everything.find((id) => !mine.includes(id))!;
  const decisions = await Promise.all(
    [theirs, other].map(async (id) =>
      ask("evaluation", question("operator@demo.test", "list", { type: "conversation", id })),
    ),
  );
  expect(decisions.map(({ decision }) => decision)).toEqual([true, false]);
});

/** What the operator's own token lists: tokens are for Administrators, so they are given the right to one. */
async function operatorsOwn(): Promise<string[]> {
  const [operator] = await idsOf(admin, "/api/v1/users?q=operator%40demo.test");
  await admin.post("/api/v1/grants", {
    kind: "user",
    subjects: [operator],
    permission: "api.personal_token",
    level: "any",
  });
  return idsOf(await programOf(server, "operator@demo.test"), "/api/v1/conversations?limit=200");
}

test("channels as resources: the right on one channel is the right on that one alone", async () => {
  const [one, another] = (await idsOf(admin, "/api/v1/channels")) as [string, string];
  const [qc] = await idsOf(admin, "/api/v1/users?q=qc%40demo.test");
  const view = (id: string) => ask("evaluation", question("qc@demo.test", "view", { type: "channel", id }));
  expect([(await view(one)).decision, (await view(another)).decision]).toEqual([false, false]);
  const given = await admin.post("/api/v1/grants", {
    kind: "user",
    subjects: [qc],
    permission: "channels.connect",
    level: "any",
  });
  const seen = await admin.post("/api/v1/grants", {
    kind: "user",
    subjects: [qc],
    permission: "channels.view",
    level: "any",
    channel: one,
  });
  expect([given.status, seen.status]).toEqual([201, 201]);
  expect([(await view(one)).decision, (await view(another)).decision]).toEqual([true, false]);
  const found = await ask("search/resource", question("qc@demo.test", "view", { type: "channel" }));
  expect(found.results?.map(({ id }) => id)).toEqual([one]);
  const nobody = await ask("evaluation", question("qc@demo.test", "view", { type: "channel", id: "none" }));
  expect(nobody).toEqual({ decision: false, context: { reason: "unknown_resource" } });
});

test("properties of a subject name whom the id does not, and say nothing of what they may; records go by external ids", async () => {
  const [manager] = await idsOf(admin, "/api/v1/users?q=manager%40demo.test");
  await admin.send("PATCH", `/api/v1/users/${manager}`, { body: { external_id: "hr-77" } });
  const deal = { name: "Oak", responsible: manager, external_id: "crm-77" };
  expect((await admin.post("/api/v1/deals", deal)).status).toBe(201);
  const about = (id: string, properties: object, name = "view") => ({
    ...question(id, name, { type: "deal", id: "crm-77" }),
    subject: { type: "user", id, properties },
  });
  const yes = { decision: true };
  const no = (reason: string) => ({ decision: false, context: { reason } });
  const asked: [object, object][] = [
    [about("hr-77", {}), yes],
    [about("a7f3", { email: "manager@demo.test", department: "Sales" }), yes],
    [about("a7f3", { external_id: "hr-77" }), yes],
    [about("a7f3", { email: "nobody@demo.test", external_id: "hr-77" }), yes],
    [about("a7f3", { email: "nobody@demo.test" }), no("unknown_subject")],
    [about("a7f3", { email: 7, external_id: ["hr-77"] }), no("unknown_subject")],
    [about("operator@demo.test", { email: "manager@demo.test" }), no("no_right")],
    [about("operator@demo.test", { roles: ["administrator"], is_owner: true }), no("no_right")],
  ];
  for (const [body, answer] of asked) expect([body, await ask("evaluation", body)]).toEqual([body, answer]);
  const batch = await ask("evaluations", { evaluations: asked.map(([body]) => body) });
  expect(batch).toEqual({ evaluations: asked.map(([, answer]) => answer) });
  const { resource, subject } = about("a7f3", { email: "manager@demo.test" });
  const actions = await ask("search/action", { subject, resource });
  expect(actions.results).toContainEqual({ name: "view" });
});

test("context.ip: with the allowlist on, the same question is a yes from the office and a no from elsewhere", async () => {
  const owner = await signedIn(server, "owner@demo.test", OFFICE);
  const [deal] = await idsOf(admin, "/api/v1/deals");
  const from = (context?: object) =>
    ask("evaluation", question("admin@demo.test", "view", { type: "deal", id: deal! }, context));
  expect(await from({ ip: AWAY })).toEqual({ decision: true });
  const turn = (is_on: boolean) =>
    admin.send<{ recovery_codes: string[] }>("PATCH", "/api/v1/network", {
      body: { is_on, confirmed: is_on },
      address: OFFICE,
    });
  const page = "/settings/network";
  await owner.post(page, { intent: "add", network: "203.0.113.0/24", confirmed: "on" });
  const on = await turn(true);
  expect([on.status, on.body.recovery_codes.length]).toEqual([200, 5]);
  expect(await from({ ip: OFFICE })).toEqual({ decision: true });
  const refused = { decision: false, context: { reason: "may_not_act" } };
  expect(await from({ ip: AWAY })).toEqual(refused);
  expect(await from({ ip: "no address" })).toEqual(refused);
  const told = {
    ...question("", "view", { type: "deal", id: deal! }),
    subject: { type: "user", id: "admin@demo.test", properties: { ip_address: AWAY } },
  };
  expect(await ask("evaluation", told)).toEqual(refused);
  expect(await ask("evaluation", { ...told, context: { ip: OFFICE } })).toEqual({ decision: true });
  expect(await from()).toEqual({ decision: true });
  const who = {
    ...question("", "view", { type: "deal", id: deal! }, { ip: AWAY }),
    subject: { type: "user" },
  };
  expect((await ask("search/subject", who)).results).toEqual([]);
  expect((await turn(false)).status).toBe(200);
  expect(await from({ ip: AWAY })).toEqual({ decision: true });
});
