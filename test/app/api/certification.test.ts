import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { BASIC, BY_PAGES, CERTIFICATION, type Certified } from "../../support/api/certification";
import { type Answer, type Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";

let server: Gatehouse & AsyncDisposable;
let admin: Program;
beforeAll(async () => {
  server = await serve();
  admin = await programOf(server, "admin@demo.test");
  await makeFixture();
});
afterAll(() => server[Symbol.asyncDispose]());

type Found = { results: Record<string, string>[]; page: { next_token: string } };
type Said = { decision?: boolean; evaluations?: { decision: boolean }[] } & Partial<Found>;
let asked = 0;
const ask = (path: string, body: unknown, headers: Record<string, string> = {}) => {
  asked += 1;
  return admin.post<Said>(`/access/v1/${path}`, body, { headers });
};

/** Section 1 in this product's words: a record is of the department that its status names; Bob is of the archive. */
async function makeFixture() {
  const made = async (path: string, body: unknown) => {
    const { status, body: answer } = await admin.post<{ id: string }>(`/api/v1${path}`, body);
    expect([path, status]).toEqual([path, 201]);
    return answer.id;
  };
  const { body } = await admin.get<{ items: { id: string; is_owner: boolean }[] }>(
    "/api/v1/users?limit=200&state=active",
  );
  const without: string[] = [];
  for (const { id, is_owner } of body.items) {
    const rights = await admin.get<{ rights: { level: string }[] }>(
      `/api/v1/users/${id}/rights?permission=tasks.edit`,
    );
    if (rights.body.rights[0]?.level === "denied" && !is_owner) without.push(id);
  }
  const [alice, bob] = without as [string, string];
  for (const [id, external_id, status] of [
    [alice, "alice", "active"],
    [bob, "bob", "archived"],
  ]) {
    const unit = await made("/departments", { name: status });
    await admin.send("PATCH", `/api/v1/users/${id}`, { body: { external_id } });
    const placed = await admin.send("PUT", `/api/v1/departments/${unit}/members`, {
      body: { members: [id] },
    });
    expect(placed.status).toBe(200);
  }
  const give = (permission: string, level: string, subjects = [alice, bob]) =>
    made("/grants", { kind: "user", subjects, permission, level });
  await give("tasks.view", "any");
  await give("tasks.edit", "own_dept");
  await give("tasks.delete", "any");
  await admin.send("PUT", "/api/v1/resource-types/record", {
    body: {
      department_attribute: "status",
      actions: [
        { action: "read", permission: "tasks.view" },
        { action: "write", permission: "tasks.edit" },
        { action: "delete?soft=true", permission: "tasks.delete" },
      ],
    },
  });
  await admin.post("/api/v1/resource-types/record/objects", {
    objects: [
      { id: "record-1", department: "active" },
      { id: "record-2", department: "archived" },
    ],
  });
}

/** What is wrong with an answer by its section; null when nothing is. */
function wrongIn(wanted: Certified, { status, headers, body }: Answer<Said>): unknown {
  if (wanted.isBad) return status === 400 ? null : { status };
  const isJson = headers.get("content-type")?.startsWith("application/json");
  if (status !== 200 || !isJson) return { status, body };
  if (wanted.decides !== undefined) return body.decision === wanted.decides ? null : body;
  if (wanted.decisions !== undefined) {
    const given = body.evaluations?.map(({ decision }) => decision) ?? [];
    const isSame = wanted.decisions.every((one, n) =>
      one === null ? typeof given[n] === "boolean" : one === given[n],
    );
    return isSame && given.length === wanted.decisions.length ? null : body;
  }
  if (wanted.finds?.length === 0) return body.results?.length === 0 ? null : body;
  const names = body.results?.map(({ type, id, name }) => name ?? `${type} ${id}`) ?? [];
  const missing = wanted.finds?.filter((one) => {
    const { type, id, name } = one as Record<string, string>;
    return !names.includes(name ?? `${type} ${id}`);
  });
  return missing?.length === 0 ? null : { missing, body };
}

test("every request of the certification scenario is answered as published: Basic, Batch, Search, Discovery", async () => {
  const wrong: unknown[] = [];
  for (const wanted of CERTIFICATION) {
    const problem = wrongIn(wanted, await ask(wanted.path, wanted.body));
    if (problem !== null) wrong.push({ section: wanted.section, problem });
  }
  expect(wrong).toEqual([]);

  const asText = await ask("evaluation", BASIC, { "content-type": "text/plain" });
  expect(["2.4.3", asText.status]).toEqual(["2.4.3", 400]);
  const echoed = await ask("evaluation", BASIC, { "x-request-id": "certified-1" });
  expect(["2.5.1", echoed.headers.get("x-request-id")]).toEqual(["2.5.1", "certified-1"]);

  const seen: (string | undefined)[] = [];
  for (let token: string | undefined = ""; token !== undefined; ) {
    const page = token === "" ? { limit: 1 } : { limit: 1, token };
    const { status, body }: Answer<Said> = await ask(BY_PAGES.path, { ...BY_PAGES.body, page });
    expect(["4.5", status, typeof body.page?.next_token]).toEqual(["4.5", 200, "string"]);
    seen.push(...(body.results?.map(({ id }) => id) ?? []));
    token = body.page?.next_token || undefined;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(["alice", "bob"]));

  const response = await fetch(`${server.url}/.well-known/authzen-configuration`);
  asked += 1;
  const metadata = (await response.json()) as Record<string, string>;
  expect(["6", response.status, metadata.policy_decision_point]).toEqual([
    "6",
    200,
    new URL(server.url).origin,
  ]);
  for (const name of ["evaluation", "evaluations"])
    expect(metadata[`access_${name}_endpoint`]).toBe(`${metadata.policy_decision_point}/access/v1/${name}`);
  console.log(`certification: ${asked} requests as published`);
});
