import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const who = async (email: string) =>
  (await server.db
    .prepare(
      "SELECT id, public_id AS publicId, trim(name || ' ' || surname) AS name FROM users WHERE email = ?",
    )
    .bind(email)
    .first<{ id: number; publicId: string; name: string }>())!;

/** Deleted as the page does it, with everything to the head of sales. */
async function gone(email: string) {
  const [person, heir] = [await who(email), await who("head@demo.test")];
  const kinds = [
    "deals_open",
    "deals_closed",
    "contacts",
    "companies",
    "tasks_open",
    "conversations",
    "head_seats",
    "queue_seats",
  ];
  const plan = Object.fromEntries(kinds.map((kind) => [`decide_${kind}`, `to:${heir.publicId}`]));
  await admin.post(`/users/${person.publicId}/leave`, {
    intent: "start",
    purpose: "deletion",
    typed: person.name,
    ...plan,
  });
  for (let tries = 0; tries < 150; tries++) {
    const row = await server.db
      .prepare("SELECT deleted_at AS at FROM users WHERE id = ?")
      .bind(person.id)
      .first<{ at: number | null }>();
    if (row?.at) return person;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the deletion did not end");
}

test("personal data are erased on request: noted, given as a file, erased with the name typed, and nobody is named any more [AU-17]", async () => {
  const person = await gone("qc@demo.test");
  const page = "/settings/erasure";
  expect(await (await admin.get(page)).text()).toContain(person.name);
  expect((await admin.post(page, { intent: "ask", person: person.publicId })).status).toBe(302);
  expect(await (await admin.get(page)).text()).toContain("Asked for");
  const file = await admin.get(`${page}/${person.publicId}`);
  expect(file.headers.get("content-type")).toContain("application/json");
  expect(await file.text()).toContain("qc@demo.test");

  const wrong = await admin.post(page, { intent: "erase", person: person.publicId, typed: "Somebody" });
  expect(wrong.status).toBe(409);
  const erased = await admin.post(page, { intent: "erase", person: person.publicId, typed: person.name });
  expect(erased.headers.get("location")).toBe(`${page}?done=1`);
  for (const where of [page, "/settings/audit", "/log", "/users"])
    expect(await (await admin.get(where)).text(), where).not.toContain(person.name);
  const left = await (await admin.get(`${page}/${person.publicId}`)).text();
  for (const trace of [person.name, "qc@demo.test"]) expect(left).not.toContain(trace);
});

test("who is still here is not erased, and only who may erase sees the page [AU-17]", async () => {
  const { publicId, name } = await who("support@demo.test");
  const answer = await admin.post("/settings/erasure", { intent: "erase", person: publicId, typed: name });
  expect(answer.status).toBe(404);
  expect((await (await signedIn(server, "manager@demo.test")).get("/settings/erasure")).status).toBe(403);
});
