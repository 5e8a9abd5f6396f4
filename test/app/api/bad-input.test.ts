import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";

type Problem = {
  code: string;
  status: number;
  title: string;
  request_id: string;
  errors?: { field: string; code: string }[];
};

let server: Gatehouse & AsyncDisposable;
let admin: Program;
beforeAll(async () => {
  server = await serve();
  admin = await programOf(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const told = ({ status, body }: { status: number; body: Problem }) => [status, body.code];

describe("bad input", () => {
  test.each([
    ["half a body", '{"name":', "application/json", 400, "bad_json"],
    ["a form", "name=x", "application/x-www-form-urlencoded", 415, "unsupported_media"],
    ["a list", "[]", "application/json", 400, "invalid"],
    ["a wrong type", '{"name":5}', "application/json", 400, "invalid"],
    ["an unknown field", '{"name":"x","rank":1}', "application/json", 400, "unknown_field"],
    ["control characters", '{"name":"a\\u202eb"}', "application/json", 400, "invalid"],
    ["1 MB, which is read", `{"name":"${"x".repeat(1_000_000 - 11)}"}`, "application/json", 400, "invalid"],
    ["1 MB and one byte", `{"name":"${"x".repeat(1_000_000 - 10)}"}`, "application/json", 413, "too_large"],
  ])("%s", async (_, body, type, status, code) => {
    const answer = await admin.post<Problem>("/api/v1/groups", body, { headers: { "content-type": type } });
    expect(told(answer)).toEqual([status, code]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body.request_id).toBe(answer.headers.get("x-request-id"));
  });

  test.each([
    ["half a body", '{"subject":', "application/json", 400, "text/plain"],
    ["a form", "subject=x", "application/x-www-form-urlencoded", 400, "text/plain"],
    ["a wrong type", '{"subject":"alice"}', "application/json", 400, "text/plain"],
    [
      "more than 1 MB",
      `{"subject":{"type":"user","id":"${"x".repeat(1_000_000)}"}}`,
      "application/json",
      413,
      "application/problem+json",
    ],
  ])("%s to AuthZEN", async (_, body, type, status, says) => {
    const answer = await admin.post("/access/v1/evaluation", body, { headers: { "content-type": type } });
    expect([answer.status, answer.headers.get("content-type")?.split(";")[0]]).toEqual([status, says]);
  });

  test("every wrong value has a code of its own: missing, of another type, not one of the choices", async () => {
    const body = { events: [{ id: 7, user: "x", kind: "flown", amount: "many" }] };
    const answer = await admin.post<Problem>("/api/v1/activity", body);
    expect(told(answer)).toEqual([400, "invalid"]);
    expect(Object.fromEntries(answer.body.errors!.map(({ field, code }) => [field, code]))).toEqual({
      "events.0.id": "wrong_type",
      "events.0.kind": "invalid_value",
      "events.0.at": "required",
      "events.0.amount": "wrong_type",
    });
  });

  test("a token in an address is refused, whatever the parameter is called", async () => {
    for (const search of [`access_token=${admin.token}`, `q=${admin.token}`, "api_key=x"])
      expect(told(await admin.get<Problem>(`/api/v1/users?${search}`))).toEqual([400, "token_in_url"]);
    const asked = await admin.post<string>(`/access/v1/evaluation?access_token=${admin.token}`, {});
    expect([asked.status, asked.body]).toEqual([400, "A token never travels in an address."]);
  });

  test("a refused body leaves nothing behind: neither the thing nor its key", async () => {
    const headers = { "idempotency-key": "half-1" };
    const wrong = await admin.post<Problem>("/api/v1/deals", { name: "Half", rank: 1 }, { headers });
    expect(told(wrong)).toEqual([400, "unknown_field"]);
    const { body } = await admin.get<{ items: unknown[] }>("/api/v1/deals?q=Half");
    expect(body.items).toEqual([]);
  });

  test("every wrong field is named", async () => {
    const { body } = await admin.post<Problem>("/api/v1/grants", {
      kind: "nobody",
      subjects: ["x"],
      level: "any",
      colour: 1,
    });
    expect(body.errors?.map(({ field }) => field).sort()).toEqual(expect.arrayContaining(["colour", "kind"]));
    expect(body.errors).toContainEqual(expect.objectContaining({ field: "colour", code: "unknown_field" }));
  });

  test("a cursor opens its own list under its own filter, and no other", async () => {
    type List = { items: { id: string }[]; next: string };
    const first = await admin.get<List>("/api/v1/users?limit=2&state=active");
    const next = encodeURIComponent(first.body.next);
    const second = await admin.get<List>(`/api/v1/users?limit=2&state=active&cursor=${next}`);
    expect(second.status).toBe(200);
    expect(second.body.items[0]?.id).not.toBe(first.body.items[0]?.id);
    for (const path of [`/users?limit=2&cursor=${next}`, `/roles?cursor=${next}`, "/users?cursor=x"])
      expect(told(await admin.get<Problem>(`/api/v1${path}`))).toEqual([400, "wrong_cursor"]);
  });

  test("a whole list is read page by page, without a gap and without a repetition", async () => {
    type List = { items: { id: string }[]; next: string | null };
    const whole = await admin.get<List>("/api/v1/roles?limit=200");
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next === null ? "" : `&cursor=${encodeURIComponent(next)}`;
      const { body } = await admin.get<List>(`/api/v1/roles?limit=3${cursor}`);
      seen.push(...body.items.map(({ id }) => id));
      next = body.next;
    } while (next !== null);
    expect(seen).toEqual(whole.body.items.map(({ id }) => id));
  });

  test("fields that do not exist are named; those that do are all that comes", async () => {
    expect(told(await admin.get<Problem>("/api/v1/users?fields=name,rank"))).toEqual([400, "unknown_field"]);
    const { body } = await admin.get<{ items: object[] }>("/api/v1/users?fields=name&limit=1");
    expect(Object.keys(body.items[0]!)).toEqual(["id", "name"]);
  });

  test("a stale ETag changes nothing; the right one does", async () => {
    const made = await admin.post<{ id: string }>("/api/v1/groups", { name: "Etag" });
    const path = `/api/v1/groups/${made.body.id}`;
    const etag = (await admin.get(path)).headers.get("etag")!;
    expect((await admin.get(path, { headers: { "if-none-match": etag } })).status).toBe(304);
    const rename = (name: string) =>
      admin.send<Problem>("PATCH", path, { body: { name }, headers: { "if-match": etag } });
    expect((await rename("Etag 2")).status).toBe(200);
    expect(told(await rename("Etag 3"))).toEqual([412, "stale"]);
    expect((await admin.get<{ name: string }>(path)).body.name).toBe("Etag 2");
  });

  test("an Idempotency-Key does it once, at the same time too; with another body it is refused", async () => {
    const send = (name: string) =>
      admin.post<{ id?: string; code?: string }>(
        "/api/v1/groups",
        { name },
        { headers: { "idempotency-key": "sync-1" } },
      );
    const many = await Promise.all([1, 2, 3, 4, 5].map(() => send("Once")));
    const again = await send("Once");
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const ids = new Set([...many, again].filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(ids.size).toBe(1);
    expect(many.every(({ status, body }) => status === 201 || body.code === "in_progress")).toBe(true);
    const other = await send("Twice");
    expect([other.status, other.body.code]).toEqual([422, "idempotency_key_reused"]);
    const { body } = await admin.get<{ items: { name: string }[] }>("/api/v1/groups");
    expect(body.items.filter(({ name }) => name === "Once" || name === "Twice")).toHaveLength(1);
  });

  test("a path that is not there is 404, a method that is not there 405 and says which are", async () => {
    expect(told(await admin.get<Problem>("/api/v1/nothing"))).toEqual([404, "not_found"]);
    const answer = await admin.send<Problem>("PUT", "/api/v1/users");
    expect([...told(answer), answer.headers.get("allow")]).toEqual([405, "method_not_allowed", "GET, POST"]);
  });

  test("somebody of another department and nobody at all are the same answer", async () => {
    const head = "AAAAAAAAAAAAAAAAAAAAAA";
    const { body, status } = await admin.get<Problem>(`/api/v1/users/${head}`);
    expect([status, body.code, body.title]).toEqual([404, "not_found", "Not found, or no access."]);
  });
});
