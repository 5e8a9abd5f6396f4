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

test("context.ip: with the allowlist on, the same question is a yes from the office and a no from elsewhere", async () => {
  const owner = await signedIn(server, "owner@demo.test", OFFICE);
  const [deal] = await idsOf(admin, "/api/v1/deals");
  const from = (context?: object) =>
    ask("evaluation", question("admin@demo.test", "view", { type: "deal", id: deal! }, context));
  expect(await from({ ip: AWAY })).toEqual({ decision: true });
  const page = "/settings/network";
  await owner.post(page, { intent: "add", network: "203.0.113.0/24", confirmed: "on" });
  expect((await owner.post(page, { intent: "on", confirmed: "on" })).status).toBe(200);
  expect(await from({ ip: OFFICE })).toEqual({ decision: true });
  const refused = { decision: false, context: { reason: "may_not_act" } };
  expect(await from({ ip: AWAY })).toEqual(refused);
  expect(await from({ ip: "no address" })).toEqual(refused);
  expect(await from()).toEqual({ decision: true });
  const who = {
    ...question("", "view", { type: "deal", id: deal! }, { ip: AWAY }),
    subject: { type: "user" },
  };
  expect((await ask("search/subject", who)).results).toEqual([]);
});
