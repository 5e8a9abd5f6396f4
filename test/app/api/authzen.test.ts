import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type Program, programOf } from "../../support/api/program";
import { vectors } from "../../support/api/vectors";
import { serve } from "../../support/server";

type Request = {
  subject: { type: string; id: string };
  action: { name: string };
  resource: { type: string; id: string; properties?: Record<string, string> };
};
type Case = { request: Request; expected: boolean };
type Batch = { request: object; expected: { decision: boolean }[] };
type Search = { request: Request; expected: { results: { type: string; id: string }[] } };

const SOURCE = "openid/authzen interop harness, MIT";
const todo = vectors<{ evaluation: Case[]; evaluations: Batch[] }>(
  "authzen/todo-decisions-authorization-api-1_0-02.json",
  SOURCE,
);
const gateway = vectors<{ evaluation: Case[] }>("authzen/gateway-decisions.json", SOURCE);
const idp = vectors<{ search: Search[] }>("authzen/idp-results.json", SOURCE);

let server: Gatehouse & AsyncDisposable;
let admin: Program;
beforeAll(async () => {
  server = await serve();
  admin = await programOf(server, "admin@demo.test");
  await cast();
});
afterAll(() => server[Symbol.asyncDispose]());

const ask = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  admin.post<Record<string, never>>(`/access/v1/${path}`, body, { headers });

/** The interop's five people by their rights, and the six of its identity provider, are people of the demo company. */
const RICK = "CiRmZDA2MTRkMy1jMzlhLTQ3ODEtYjdiZC04Yjk2ZjVhNTEwMGQSBWxvY2Fs";
const PIDS = { morty: "DE2MTRkMy1j", summer: "DI2MTRkMy1j", beth: "DM2MTRkMy1j", jerry: "DQ2MTRkMy1j" };
const pid = (name: keyof typeof PIDS) => RICK.replace("DA2MTRkMy1j", PIDS[name]);
const E_MAILS = {
  rick: "rick@the-citadel.com",
  morty: "morty@the-citadel.com",
  summer: "summer@the-smiths.com",
  beth: "beth@the-smiths.com",
  jerry: "jerry@the-smiths.com",
};
/** Owners stand in the vectors by e-mail: a second external name for the same people, told as the owner's id. */
const idOf = new Map<string, string>();

type User = { id: string; email: string; is_owner: boolean; state: string };
type Rights = { rights: { level: string }[] };

async function cast() {
  const { body } = await admin.get<{ items: User[] }>("/api/v1/users?limit=200&state=active");
  const me = await admin.get<{ id: string }>("/api/v1/me");
  const without: string[] = [];
  const own: string[] = [];
  for (const { id, is_owner } of body.items) {
    const { body: found } = await admin.get<Rights>(`/api/v1/users/${id}/rights?permission=tasks.edit`);
    const level = found.rights[0]?.level;
    if (level === "denied" && !is_owner) without.push(id);
    if (level === "own") own.push(id);
  }
  const [beth, jerry] = without;
  const [morty, summer, ...six] = own;
  const people = { rick: me.body.id, morty: morty!, summer: summer!, beth: beth!, jerry: jerry! };
  for (const [name, id] of Object.entries(people)) {
    const external = name === "rick" ? RICK : pid(name as keyof typeof PIDS);
    await admin.send("PATCH", `/api/v1/users/${id}`, { body: { external_id: external } });
    idOf.set(E_MAILS[name as keyof typeof E_MAILS], external);
  }
  const give = (subjects: string[], permission: string, level: string) =>
    admin.post("/api/v1/grants", { kind: "user", subjects, permission, level });
  await give([morty!, summer!, beth!, jerry!], "tasks.view", "any");
  await give([morty!, summer!], "tasks.create", "any");
  for (const permission of ["tasks.edit", "tasks.delete"]) await give([morty!, summer!], permission, "own");
  const read = { action: "can_read_todos", permission: "tasks.view" };
  await admin.send("PUT", "/api/v1/resource-types/todo", {
    body: {
      owner_attribute: "ownerID",
      actions: [
        read,
        { action: "can_create_todo", permission: "tasks.create" },
        { action: "can_update_todo", permission: "tasks.edit" },
        { action: "can_delete_todo", permission: "tasks.delete" },
      ],
    },
  });
  await admin.send("PUT", "/api/v1/resource-types/account_user", {
    body: { actions: [{ action: "can_read_user", permission: "tasks.view" }] },
  });
  await admin.send("PUT", "/api/v1/resource-types/route", {
    body: {
      actions: [
        { action: "GET", pattern: "/users/{userId}", permission: "tasks.view" },
        { action: "GET", pattern: "/todos", permission: "tasks.view" },
        { action: "POST", pattern: "/todos", permission: "tasks.create" },
        { action: "PUT", pattern: "/todos/{todoId}", permission: "tasks.edit" },
        { action: "DELETE", pattern: "/todos/{todoId}", permission: "tasks.delete" },
      ],
    },
  });
  const names = ["alice", "bob", "carol", "dan", "erin", "felix"];
  await give(six.slice(0, 6), "tasks.delete", "own");
  for (const [at, name] of names.entries())
    await admin.send("PATCH", `/api/v1/users/${six[at]}`, { body: { external_id: name } });
  await admin.send("PUT", "/api/v1/resource-types/record", {
    body: { owner_attribute: "owner", actions: [{ action: "delete", permission: "tasks.delete" }] },
  });
  const objects = Array.from({ length: 20 }, (_, at) => ({ id: String(101 + at), owner: names[at % 6] }));
  await admin.post("/api/v1/resource-types/record/objects", { objects });
}

/** The vectors name owners by e-mail; here each is known by the other system's id. `user` is a type of ours. */
function ours(request: object): object {
  const text = JSON.stringify(request).replace(
    /"ownerID":"([^"]+)"/g,
    (_, email: string) => `"ownerID":"${idOf.get(email)}"`,
  );
  const mapped = JSON.parse(text) as { resource?: { type: string } };
  if (mapped.resource?.type === "user") mapped.resource.type = "account_user";
  return mapped;
}

describe("the published vectors", () => {
  const cases = [...(todo?.evaluation ?? []), ...(gateway?.evaluation ?? [])];

  test("all evaluations, batches and searches of the interop are decided as published", async () => {
    const wrong: unknown[] = [];
    for (const { request, expected } of cases) {
      const { status, body } = await ask("evaluation", ours(request));
      if (status !== 200 || (body as { decision?: boolean }).decision !== expected)
        wrong.push({ request, status, body });
    }
    expect(wrong).toEqual([]);
    for (const { request, expected } of todo?.evaluations ?? []) {
      const { body } = await ask("evaluations", ours(request));
      const { evaluations } = body as unknown as { evaluations: { decision: boolean }[] };
      expect(evaluations.map(({ decision }) => ({ decision }))).toEqual(expected);
    }
    for (const { request, expected } of idp?.search ?? []) {
      const { body } = await ask("search/resource", request);
      expect((body as unknown as Search["expected"]).results).toEqual(expected.results);
    }
    console.log(
      `${cases.length} evaluations, ${todo?.evaluations.length ?? 0} batches, ${idp?.search.length ?? 0} resource searches`,
    );
    if (todo && gateway && idp)
      expect([cases.length, todo.evaluations.length, idp.search.length]).toEqual([65, 3, 6]);
  });
});

const QUESTION = {
  subject: { type: "user", id: "admin@demo.test" },
  action: { name: "read" },
  resource: { type: "note", id: "1" },
};

describe("to the letter of the specification", () => {
  test("the configuration stands at its well-known place, open to everybody", async () => {
    const response = await fetch(`${server.url}/.well-known/authzen-configuration`);
    const body = (await response.json()) as Record<string, string>;
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(Object.keys(body)).toEqual([
      "policy_decision_point",
      "access_evaluation_endpoint",
      "access_evaluations_endpoint",
      "search_subject_endpoint",
      "search_resource_endpoint",
      "search_action_endpoint",
    ]);
    for (const url of Object.values(body)) expect(url.startsWith(body.policy_decision_point!)).toBe(true);
  });

  test.each([
    ["nothing", {}],
    ["no subject", { ...QUESTION, subject: undefined }],
    ["a subject without an id", { ...QUESTION, subject: { type: "user" } }],
    ["a subject without a type", { ...QUESTION, subject: { id: "x" } }],
    ["an action without a name", { ...QUESTION, action: {} }],
    ["a resource without an id", { ...QUESTION, resource: { type: "note" } }],
    ["an id that is a number", { ...QUESTION, resource: { type: "note", id: 1 } }],
    ["properties that are no object", { ...QUESTION, resource: { type: "note", id: "1", properties: [] } }],
    ["a list", [QUESTION]],
    ["text", '"text"'],
    ["half a body", '{"subject":'],
  ])("%s is a 400 with a message", async (_, body) => {
    for (const path of ["evaluation", "evaluations"]) {
      const answer = await ask(path, body);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "text/plain; charset=utf-8"]);
      expect(answer.text.length).toBeGreaterThan(5);
    }
  });

  test("unknown fields are ignored; an unknown subject, resource or action is a no, and no error", async () => {
    const more = { ...QUESTION, colour: "red", subject: { ...QUESTION.subject, age: 3 } };
    expect((await ask("evaluation", more)).body).toMatchObject({ decision: false });
    const strangers = { ...QUESTION, subject: { type: "user", id: "nobody" } };
    expect((await ask("evaluation", strangers)).body).toMatchObject({ decision: false });
    const robot = { ...QUESTION, subject: { type: "robot", id: "admin@demo.test" } };
    expect((await ask("evaluation", robot)).body).toMatchObject({ decision: false });
  });

  test("the request's own id comes back, with answers and with refusals", async () => {
    const id = { "x-request-id": "bfe9eb29-ab87" };
    expect((await ask("evaluation", QUESTION, id)).headers.get("x-request-id")).toBe("bfe9eb29-ab87");
    expect((await ask("evaluation", {}, id)).headers.get("x-request-id")).toBe("bfe9eb29-ab87");
  });

  test("without a token 401; without the right to ask about others 403", async () => {
    const response = await fetch(`${server.url}/access/v1/evaluation`, { method: "POST", body: "{}" });
    expect(response.status).toBe(401);
    const narrow = await programOf(server, "admin@demo.test", { reach: "chosen", scope: ["users.view"] });
    expect((await narrow.post("/access/v1/evaluation", QUESTION)).status).toBe(403);
  });

  const user = (action: string, id = "manager@demo.test") => ({
    subject: { type: "user", id: "admin@demo.test" },
    action: { name: action },
    resource: { type: "user", id },
  });

  test.each([
    ["execute_all", [true, false, true]],
    ["deny_on_first_deny", [true, false]],
    ["permit_on_first_permit", [true]],
  ])("batches: %s", async (semantic, expected) => {
    const { body } = await ask("evaluations", {
      subject: user("view").subject,
      resource: user("view").resource,
      options: { evaluations_semantic: semantic },
      evaluations: [
        { action: { name: "view" } },
        { action: { name: "fly" } },
        { action: { name: "users.edit" } },
      ],
    });
    const { evaluations } = body as unknown as { evaluations: { decision: boolean }[] };
    expect(evaluations.map(({ decision }) => decision)).toEqual(expected);
  });

  test("a question that is not whole inside a batch is a no with its error, and the others are answered", async () => {
    const { status, body } = await ask("evaluations", {
      ...user("view"),
      evaluations: [{ resource: "manager@demo.test" }, {}],
    });
    expect(status).toBe(200);
    const { evaluations } = body as unknown as { evaluations: object[] };
    expect(evaluations).toMatchObject([
      { decision: false, context: { error: { status: 400 } } },
      { decision: true },
    ]);
  });

  test("searches: who, what and which; pages by token, and a token of another search is refused", async () => {
    const who = { subject: { type: "user" }, action: { name: "view" }, resource: user("view").resource };
    type Found = { results: { id: string }[]; page: { next_token: string } };
    const seen: string[] = [];
    let token = "";
    do {
      const { body } = await ask("search/subject", { ...who, page: { limit: 2, token } });
      const page = body as unknown as Found;
      seen.push(...page.results.map(({ id }) => id));
      token = page.page.next_token;
    } while (token !== "" && seen.length < 200);
    const { body: whole } = await ask("search/subject", who);
    expect(seen).toEqual((whole as unknown as Found).results.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    const { body: first } = await ask("search/subject", { ...who, page: { limit: 1 } });
    const stolen = { token: (first as unknown as Found).page.next_token };
    expect((await ask("search/resource", { ...user("view"), page: stolen })).status).toBe(400);
    const { body: actions } = await ask("search/action", user("view"));
    expect((actions as unknown as { results: object[] }).results).toContainEqual({ name: "view" });
    const { body: none } = await ask("search/resource", {
      ...user("view"),
      resource: { type: "no such type" },
    });
    expect(none).toMatchObject({ results: [], page: { next_token: "" } });
  });

  test("holds and the allowlist decide as they do at the gate; time says when", async () => {
    const { body: found } = await admin.get<{ items: User[] }>("/api/v1/users?q=manager%40demo.test");
    const manager = found.items.find(({ email }) => email === "manager@demo.test")!;
    const may = {
      subject: { type: "user", id: manager.id },
      action: { name: "GET" },
      resource: { type: "route", id: "/todos" },
    };
    const held = await admin.post<{ id: string }>(`/api/v1/users/${manager.id}/holds`, {
      kind: "manual_block",
      reason: "Test",
      ends_at: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(held.status).toBe(201);
    expect((await ask("evaluation", may)).body).toMatchObject({
      decision: false,
      context: { reason: "may_not_act" },
    });
    const later = { time: new Date(Date.now() + 7_200_000).toISOString() };
    const after = (await ask("evaluation", { ...may, context: later })).body as {
      context?: { reason: string };
    };
    expect(after.context?.reason).not.toBe("may_not_act");
    await admin.send("DELETE", `/api/v1/users/${manager.id}/holds/${held.body.id}`);
  });
});
