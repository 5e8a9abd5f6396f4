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

const PAGE = `_data=${encodeURIComponent("routes/_desk.users.$publicId_.leave")}`;
const KINDS = ["deals_open", "deals_closed", "contacts", "companies", "tasks_open", "conversations"];
const who = async (email: string) =>
  (await server.db
    .prepare(
      "SELECT id, public_id AS publicId, trim(name || ' ' || surname) AS name FROM users WHERE email = ?",
    )
    .bind(email)
    .first<{ id: number; publicId: string; name: string }>())!;
const rows = async <Row>(text: string, ...values: unknown[]) =>
  (
    await server.db
      .prepare(text)
      .bind(...values)
      .all<Row>()
  ).results;

/** Three deals and a task for somebody of the demo company, so that there is something to hand over. */
async function giveWork(userId: number) {
  const at = Date.now();
  for (const n of [1, 2, 3])
    await rows(
      `INSERT INTO deals(account_id, public_id, name, pipeline_id, stage_id, stage_kind, responsible_id, created_at, updated_at)
       SELECT account_id, ?, ?, 1, 1, 'open', id, ?, ? FROM users WHERE id = ?`,
      `leave-${userId}-${n}`,
      `Leave ${n}`,
      at,
      at,
      userId,
    );
}
const heldBy = async (userId: number) =>
  (
    await rows<{ n: number }>(
      "SELECT count(*) AS n FROM deals WHERE responsible_id = ? AND deleted_at IS NULL",
      userId,
    )
  )[0]!.n;
const plan = (heir: string) => Object.fromEntries(KINDS.map((kind) => [`decide_${kind}`, `to:${heir}`]));
const SEATS = { decide_head_seats: "unassigned", decide_queue_seats: "unassigned" };

/** The work is moved behind the answer: waits until the page of the hand-over says so. */
async function settled(userId: number) {
  for (let n = 0; n < 100; n++) {
    const [last] = await rows<{ state: string }>(
      "SELECT state FROM hand_overs WHERE user_id = ? ORDER BY id DESC LIMIT 1",
      userId,
    );
    if (last?.state === "done") return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the hand-over did not end");
}

test("delete: counts, who gets what, typed name; access ends, the successor has the work, log and audit say so [MC-44] [MC-45] [MC-46] [AM-22] [AM-26] [AU-10] [AU-12] [AU-13] [AU-14] [AU-16] [AU-19]", async () => {
  const [leaver, heir] = [await who("operator@demo.test"), await who("support@demo.test")];
  await giveWork(leaver.id);
  const session = await signedIn(server, "operator@demo.test");
  const page = `/users/${leaver.publicId}/leave`;
  const shown = await (await admin.get(page)).text();
  expect(shown).toContain("Open deals");
  expect(shown).toContain("There is no way back");
  const [before, had] = [await heldBy(heir.id), await heldBy(leaver.id)];
  expect(had).toBeGreaterThanOrEqual(3);

  const undecided = await admin.post(`${page}?${PAGE}`, { intent: "start", purpose: "deletion" });
  expect(undecided.status).toBe(400);
  expect(await undecided.json()).toMatchObject({ errors: { deals_open: "leave.undecided" } });
  expect((await session.get("/me")).status).toBe(200);

  const done = await admin.post(page, {
    intent: "start",
    purpose: "deletion",
    ...plan(heir.publicId),
    ...SEATS,
    typed: leaver.name,
  });
  expect(done.status).toBe(302);
  expect((await session.get("/me")).status).toBe(303);
  await settled(leaver.id);
  expect(await heldBy(heir.id)).toBe(before + had);
  expect(await heldBy(leaver.id)).toBe(0);
  expect(await (await admin.get(page)).text()).toContain("Deleted.");
  await expect(signedIn(server, "operator@demo.test")).rejects.toThrow("refused: 4");
  const refused = await rows("SELECT 1 FROM auth_log WHERE reason = 'deleted' AND user_id = ?", leaver.id);
  expect(refused.length).toBeGreaterThan(0);
  const audit = await rows<{ event: string }>(
    "SELECT event FROM audit_log WHERE target_kind = 'user' AND target_id = ? ORDER BY id DESC LIMIT 2",
    leaver.id,
  );
  expect(audit.map(({ event }) => event)).toEqual(["user_deleted", "hand_over_started"]);
  expect((await admin.get(`/users/${leaver.publicId}`)).status).toBe(404);
});

test("the work of somebody who is away goes to a colleague and comes back with one button [AM-23] [AM-24]", async () => {
  const [away, heir] = [await who("manager@demo.test"), await who("head@demo.test")];
  await giveWork(away.id);
  const had = await heldBy(away.id);
  const page = `/users/${away.publicId}/leave`;
  const start = { intent: "start", purpose: "move", ...plan(heir.publicId), typed: away.name };
  expect((await admin.post(`${page}?for=move`, start)).status).toBe(302);
  await settled(away.id);
  expect(await heldBy(away.id)).toBe(0);
  const card = await (await admin.get(`/users/${away.publicId}`)).text();
  expect(card).toContain("still with the others");
  expect((await admin.post(page, { intent: "give_back" })).status).toBe(302);
  await settled(away.id);
  expect(await heldBy(away.id)).toBe(had);
});

test.each([
  ["an owner", "owner@demo.test", 403],
  ["oneself", "admin@demo.test", 403],
])("%s cannot be deleted [C13]", async (_who, email, status) => {
  const { publicId } = await who(email);
  const answer = await admin.post(`/users/${publicId}/leave`, { intent: "start", purpose: "deletion" });
  expect(answer.status).toBe(status);
});

test("a request that is none of the page's is refused with a sentence, and nothing happens", async () => {
  const { publicId, id } = await who("qc@demo.test");
  const nonsense: Record<string, string>[] = [
    { intent: "start" },
    { intent: "start", purpose: "away" },
    { intent: "name_another", person: "x" },
  ];
  for (const form of nonsense)
    expect((await admin.post(`/users/${publicId}/leave?${PAGE}`, form)).status).toBe(400);
  expect(await rows("SELECT 1 FROM hand_overs WHERE user_id = ?", id)).toEqual([]);
});
