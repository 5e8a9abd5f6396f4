import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { sendForm } from "../support/access-http";
import { type Admin, lastTwo } from "../support/last-two";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let owner: Visitor;
beforeAll(async () => {
  server = await serve();
  owner = await signedIn(server, "owner@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

type Target = Pick<Admin, "publicId" | "email" | "grant" | "id">;
/** One request by which an administrator could take away another's standing. */
type Act = (by: Admin, to: Target) => Promise<{ status: number }>;

const card =
  (form: Record<string, string>): Act =>
  (by, to) =>
    by.visitor.post(`/users/${to.publicId}`, { intent: "stop", ...form });
/** Over everybody at once: the other, the owner and oneself. */
const many =
  (intent: string): Act =>
  async (by, to) =>
    sendForm(by.visitor, "/users?index", [
      ["intent", intent],
      ["reason", "Season is over"],
      ...[to.publicId, by.publicId, await ownerId()].map((id): [string, string] => ["person", id]),
    ]);

const PATHS: [string, Act][] = [
  ["the card: a block", card({ kind: "manual_block", term: "hour", reason: "x" })],
  ["the card: deactivated", card({ kind: "inactive" })],
  ["the card: archived", card({ kind: "archived", reason: "x" })],
  ["the card: a lockdown", card({ kind: "lockdown" })],
  ["the list: many blocked", many("manual_block")],
  ["the list: many deactivated", many("inactive")],
  ["the list: many archived", many("archived")],
  [
    "the page of rights: another role",
    (by, to) => by.visitor.post(`/users/${to.publicId}/rights`, { intent: "change" }),
  ],
  [
    "the page of access: the grant revoked",
    (by, to) =>
      by.visitor.post("/settings/access?index", { intent: "revoke", confirmed: "yes", grant: to.grant }),
  ],
  [
    "the page of leaving: deleted",
    (by, to) => by.visitor.post(`/users/${to.publicId}/leave`, { intent: "start", purpose: "deletion" }),
  ],
  [
    "the API: a hold",
    (by, to) => by.program.post(`/api/v1/users/${to.publicId}/holds`, { kind: "manual_block", reason: "x" }),
  ],
  [
    "the API: the archive",
    (by, to) => by.program.post(`/api/v1/users/${to.publicId}/archive`, { reason: "x" }),
  ],
  ["the API: the grant revoked", (by, to) => by.program.send("DELETE", `/api/v1/grants/${to.grant}`)],
];

test.each(PATHS)(
  "two administrators at each other at once by %s: one stays, nobody reaches the owner or themselves [MC-05] [MC-39] [MC-44] [MC-87]",
  async (path, act) => {
    const [one, two] = await lastTwo(server, owner);
    const master = await theOwner();
    const before = await standing(master);

    const alone = await Promise.all([act(one, master), act(one, one), act(two, master), act(two, two)]);
    expect(alone.filter(({ status }) => status >= 500)).toEqual([]);
    if (!path.includes("many")) {
      expect(alone.filter(({ status }) => status < 400)).toEqual([]);
      expect(await reachable()).toEqual([one.id, two.id]);
    }

    const heat = await Promise.all([
      act(one, two),
      act(two, one),
      act(one, two),
      act(two, one),
      act(two, master),
    ]);
    expect(heat.filter(({ status }) => status >= 500)).toEqual([]);
    const left = await reachable();
    expect(left).toHaveLength(1);
    expect(await standing(master)).toEqual(before);
    // Whoever is left is in nobody's way: they still work, and the other is out or a person without rights.
    const [stays, gone] = left[0] === one.id ? [one, two] : [two, one];
    expect((await stays.visitor.get("/settings/audit")).status).toBe(200);
    expect((await gone.visitor.get("/settings/audit")).status).not.toBe(200);
  },
);

test("a file that names administrators as operators changes none of them, nor does the form for one person [MC-05] [MC-15]", async () => {
  const [one, two] = await lastTwo(server, owner);
  const before = await Promise.all([one, two, await theOwner()].map(standing));
  const importAll = async (by: Admin) => {
    const send = async (body: unknown) => {
      const answer = await fetch(`${server.url}/users/import/send`, {
        method: "POST",
        headers: { origin: server.url, cookie: by.visitor.cookies(), "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as { job: string };
    };
    const { job } = await send({ intent: "start", role: "operator", department: "", language: "en" });
    const rows = [one.email, two.email, "owner@demo.test"].map((email, at) => ({
      line: at + 2,
      data: { name: "X", surname: "", email, phone: "", role: "operator", department: "" },
    }));
    await send({ intent: "rows", job, rows });
    await send({ intent: "close", job });
    return job;
  };
  const jobs = await Promise.all([importAll(one), importAll(two)]);
  await server.tick(Date.now());
  for (const [at, job] of jobs.entries()) {
    const page = await (await [one, two][at]!.visitor.get(`/users/import?job=${job}`)).text();
    expect(page.match(/already a user/g)).toHaveLength(3);
  }
  const form = { name: "X", surname: "Y", role: "operator", department: "", language: "en", start: "link" };
  const made = await Promise.all(
    [two.email, "owner@demo.test", one.email].map((email) =>
      one.visitor.post("/users/new", { ...form, email }),
    ),
  );
  expect(made.map(({ status }) => status >= 400 && status < 500)).toEqual([true, true, true]);
  expect(await Promise.all([one, two, await theOwner()].map(standing))).toEqual(before);
});

test("a limit that counts administrators and is full for both at once holds one of them; the other reads on [MC-05] [AM-19]", async () => {
  const [one, two] = await lastTwo(server, owner);
  const limit = { metric: "cards_viewed", threshold: 1, period: "day", users: [one.publicId, two.publicId] };
  expect((await one.program.post("/api/v1/limits", { ...limit, include_admins: true })).status).toBe(201);
  const { results: deals } = await server.db
    .prepare("SELECT public_id AS id FROM deals WHERE account_id = 1 AND deleted_at IS NULL LIMIT 3")
    .all<{ id: string }>();
  const looks = [one, two].flatMap(({ visitor }) => deals.map(({ id }) => visitor.get(`/deals/${id}`)));
  expect((await Promise.all(looks)).filter(({ status }) => status >= 500)).toEqual([]);
  await expect.poll(reachable, { timeout: 20_000 }).toHaveLength(1);
  await server.tick(Date.now());
  const [left] = await reachable();
  const stays = left === one.id ? one : two;
  expect((await stays.visitor.get("/settings/audit")).status).toBe(200);
});

const reachable = async () =>
  (
    await server.db
      .prepare("SELECT user_id AS id FROM reachable_admins WHERE account_id = 1 ORDER BY id")
      .all<{ id: number }>()
  ).results.map(({ id }) => id);

const theOwner = async (): Promise<Target> =>
  (await server.db
    .prepare(
      `SELECT u.id, u.public_id AS publicId, u.email, g.public_id AS "grant" FROM users u
        JOIN grants g ON g.subject_kind = 'user' AND g.subject_id = u.id
        JOIN roles r ON r.id = g.role_id AND r.template = 'administrator' WHERE u.email = 'owner@demo.test'`,
    )
    .first<Target>())!;
const ownerId = async () => (await theOwner()).publicId;

/** Everything that could have been taken from somebody. */
const standing = ({ id }: Target) =>
  server.db
    .prepare(
      `SELECT u.deleted_at, (SELECT count(*) FROM holds h WHERE h.user_id = u.id AND h.lifted_at IS NULL) AS holds,
        (SELECT group_concat(g.role_id) FROM grants g WHERE g.subject_kind = 'user' AND g.subject_id = u.id) AS roles,
        (SELECT count(*) FROM account_owners o WHERE o.user_id = u.id) AS owns FROM users u WHERE u.id = ?`,
    )
    .bind(id)
    .first();
