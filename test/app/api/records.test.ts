import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";

type Problem = { code: string; errors?: { field: string; code: string }[] };
type Card = {
  id: string;
  name: string;
  external_id: string | null;
  phones: string[];
  emails: string[];
  responsible: { id: string } | null;
};

let server: Gatehouse & AsyncDisposable;
let admin: Program;
beforeAll(async () => {
  server = await serve();
  admin = await programOf(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const personOf = async (email: string) => {
  const { body } = await admin.get<{ items: { id: string; email: string }[] }>(
    `/api/v1/users?q=${encodeURIComponent(email)}`,
  );
  return body.items.find((one) => one.email === email)!.id;
};
const make = async (path: string, body: object) =>
  (await admin.post<{ id: string }>(`/api/v1${path}`, body)).body.id;

describe("records through the API", () => {
  test.each([
    ["/deals", { name: "Sync" }],
    ["/contacts", { name: "Sync" }],
    ["/companies", { name: "Sync" }],
    ["/tasks", { text: "Sync", due_at: "2026-12-01T09:00:00Z" }],
  ])("%s: an external id names one record, and finds it again", async (path, body) => {
    const first = await make(path, { ...body, external_id: "sync-1" });
    const again = await admin.post<Problem>(`/api/v1${path}`, { ...body, external_id: "sync-1" });
    expect([again.status, again.body.errors]).toEqual([
      409,
      [expect.objectContaining({ field: "external_id", code: "taken" })],
    ]);
    const found = await admin.get<{ items: Card[] }>(`/api/v1${path}?external_id=sync-1`);
    expect(found.body.items.map(({ id, external_id }) => [id, external_id])).toEqual([[first, "sync-1"]]);
    const none = await admin.get<{ items: Card[] }>(`/api/v1${path}?external_id=sync-2`);
    expect(none.body.items).toEqual([]);
    await admin.send("PATCH", `/api/v1${path}/${first}`, { body: { external_id: null } });
    expect((await admin.post(`/api/v1${path}`, { ...body, external_id: "sync-1" })).status).toBe(201);
  });

  test("of changes that name the same ETag one is done, at the same time too; the others are told", async () => {
    const path = `/api/v1/deals/${await make("/deals", { name: "Race" })}`;
    const etag = (await admin.get(path)).headers.get("etag")!;
    const answers = await Promise.all(
      ["a", "b", "c", "d", "e"].map((name) =>
        admin.send<Problem>("PATCH", path, { body: { name }, headers: { "if-match": etag } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const others = answers.filter(({ status }) => status !== 204);
    for (const { status, body } of others)
      expect(["412 stale", "409 conflict"]).toContain(`${status} ${body.code}`);
    const late = await admin.send<Problem>("PATCH", path, {
      body: { name: "late" },
      headers: { "if-match": etag },
    });
    expect([late.status, late.body.code]).toEqual([412, "stale"]);
  });

  test("another responsible takes it over; several go at once, each with its own result", async () => {
    const manager = await personOf("manager@demo.test");
    const [one, two] = [await make("/contacts", { name: "Ann" }), await make("/contacts", { name: "Ben" })];
    await admin.send("PATCH", `/api/v1/contacts/${one}`, { body: { responsible: manager } });
    expect((await admin.get<Card>(`/api/v1/contacts/${one}`)).body.responsible?.id).toBe(manager);
    const nobody = "AAAAAAAAAAAAAAAAAAAAAA";
    const { body } = await admin.post("/api/v1/contacts/responsible", {
      ids: [two, nobody],
      responsible: manager,
    });
    expect(body).toEqual({
      results: [
        { id: two, refusal: null },
        { id: nobody, refusal: "not_found" },
      ],
    });
  });

  test("phones and e-mails are read as they are meant; one list alone leaves the other", async () => {
    const id = await make("/contacts", {
      name: "Kate",
      phones: ["+44 20 7946 0018"],
      emails: ["k@example.com"],
    });
    await admin.send("PATCH", `/api/v1/contacts/${id}`, { body: { emails: ["kate@example.com"] } });
    const { body } = await admin.get<Card>(`/api/v1/contacts/${id}`);
    expect([body.phones, body.emails]).toEqual([["+44 20 7946 0018"], ["kate@example.com"]]);
    const bad = await admin.send<Problem>("PATCH", `/api/v1/contacts/${id}`, {
      body: { phones: ["none"], emails: ["none"] },
    });
    expect([bad.status, bad.body.errors?.map(({ field }) => field)]).toEqual([400, ["phones", "emails"]]);
  });

  test("what is not there is named by its field, and nothing is made", async () => {
    const nobody = "AAAAAAAAAAAAAAAAAAAAAA";
    for (const [path, body, field] of [
      ["/deals", { name: "x", contact: nobody }, "contact"],
      ["/deals", { name: "x", responsible: nobody }, "responsible"],
      ["/deals", { name: "x", custom: { [nobody]: "1" } }, `custom.${nobody}`],
      ["/contacts", { name: "x", company: nobody }, "company"],
      ["/tasks", { text: "x", due_at: "2026-12-01T09:00:00Z", on: { kind: "deal", id: nobody } }, "on"],
    ] as const) {
      const answer = await admin.post<Problem>(`/api/v1${path}`, body);
      expect([path, answer.status, answer.body.errors?.[0]?.field]).toEqual([path, 400, field]);
    }
  });

  test("to the bin and back; there it is not found", async () => {
    const path = `/api/v1/companies/${await make("/companies", { name: "Binned" })}`;
    expect((await admin.send("DELETE", path)).status).toBe(204);
    expect((await admin.get(path)).status).toBe(404);
    expect((await admin.send("DELETE", path)).status).toBe(404);
    const binned = async () =>
      (
        await admin.get<{ items: { id: string; may_restore: boolean }[] }>(
          "/api/v1/bin?kind=company&limit=200",
        )
      ).body.items;
    const lies = (await binned()).find(({ id }) => path.endsWith(id));
    expect(lies).toMatchObject({ may_restore: true });
    expect((await admin.post(`${path}/restore`)).status).toBe(204);
    expect((await binned()).some(({ id }) => path.endsWith(id))).toBe(false);
    expect((await admin.get<Card>(path)).body.name).toBe("Binned");
  });

  test("somebody else's record is not there, to read or to change", async () => {
    const id = await make("/deals", { name: "Of the administrator" });
    const { body: found } = await admin.get<{ items: { id: string }[] }>(
      "/api/v1/users?q=manager%40demo.test",
    );
    await admin.post("/api/v1/grants", {
      kind: "user",
      subjects: [found.items[0]!.id],
      permission: "api.personal_token",
      level: "any",
    });
    const manager = await programOf(server, "manager@demo.test");
    const mine = (await manager.post<{ id: string }>("/api/v1/deals", { name: "Mine" })).body.id;
    expect((await manager.get(`/api/v1/deals/${mine}`)).status).toBe(200);
    for (const answer of [
      await manager.get<Problem>(`/api/v1/deals/${id}`),
      await manager.send<Problem>("PATCH", `/api/v1/deals/${id}`, { body: { name: "Taken" } }),
      await manager.send<Problem>("DELETE", `/api/v1/deals/${id}`),
      await manager.post<Problem>(`/api/v1/deals/${id}/notes`, { text: "Seen" }),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, "not_found"]);
  });
});
