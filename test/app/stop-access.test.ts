import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { mailsTo } from "../support/mailbox";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const idOf = async (email: string) =>
  (await server.db
    .prepare("SELECT public_id AS id FROM users WHERE email = ?")
    .bind(email)
    .first<{ id: string }>())!.id;
const holdsOf = async (email: string) =>
  (
    await server.db
      .prepare(
        "SELECT h.id, h.kind, h.reason, h.ends_at FROM holds h JOIN users u ON u.id = h.user_id WHERE u.email = ? AND h.lifted_at IS NULL",
      )
      .bind(email)
      .all<{ id: string; kind: string; reason: string; ends_at: number | null }>()
  ).results;
const card = async (email: string) => `/users/${await idOf(email)}`;
/** As the dialogs ask: the answer is data, not a page. */
const ASKED = `?_data=${encodeURIComponent("routes/_desk.users.$publicId")}`;
const ask = async (email: string, form: Record<string, string>) =>
  admin.post((await card(email)) + ASKED, form);
const stop = (email: string, form: Record<string, string>) => ask(email, { intent: "stop", ...form });
const lift = async (email: string) => {
  const [hold] = await holdsOf(email);
  return ask(email, { intent: "lift", hold: hold!.id });
};

describe("stopping access from the card", () => {
  const manager = "manager@demo.test";

  test("a block until the end of the day ends the session at once; lifting lets the person in again [MC-39] [MC-41] [MC-43]", async () => {
    const person = await signedIn(server, manager);
    const answer = await stop(manager, { kind: "manual_block", term: "end_of_day", reason: "Lost laptop" });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ done: "stopped", pending: false });
    expect((await person.get("/me")).status).toBe(303);
    const gate = await person.get("/login");
    const said = await gate.text();
    expect(said).toContain("blocked until");
    expect(said).not.toContain("Lost laptop");
    await expect(signedIn(server, manager)).rejects.toThrow("refused: 4");
    const shown = await (await admin.get(await card(manager))).text();
    expect(shown).toContain("Lost laptop");
    expect((await lift(manager)).status).toBe(200);
    expect((await (await signedIn(server, manager)).get("/me")).status).toBe(200);
    const after = await (await admin.get(await card(manager))).text();
    expect(after).toContain("1 time in the past");
  });

  test.each([
    ["ticked", { showReason: "on" }, true],
    ["not ticked", {}, false],
  ])(
    "the mail carries the reason when it is %s, and nothing else of it [MC-40]",
    async (_how, tick, isThere) => {
      const email = "operator@demo.test";
      const before = (await mailsTo(server, email, "blocked", 0)).length;
      await stop(email, {
        kind: "manual_block",
        term: "week",
        reason: "Three complaints",
        ...(tick as object),
      });
      const [mail] = await mailsTo(server, email, "blocked", before + 1);
      expect(mail!.text.includes("Three complaints")).toBe(isThere);
      const restored = (await mailsTo(server, email, "unblocked", 0)).length;
      await lift(email);
      expect(await mailsTo(server, email, "unblocked", restored + 1)).toHaveLength(restored + 1);
    },
  );

  test("a second block edits the open one, up to for good [MC-42]", async () => {
    await stop(manager, { kind: "manual_block", term: "hour", reason: "One" });
    await stop(manager, { kind: "manual_block", term: "permanent", reason: "Two" });
    expect(await holdsOf(manager)).toMatchObject([{ kind: "manual_block", reason: "Two", ends_at: null }]);
    await lift(manager);
  });

  test("switched off without a reason it is a deactivation, with one a block for good [AM-23] [AM-25] [MC-42]", async () => {
    await stop(manager, { kind: "inactive" });
    expect(await holdsOf(manager)).toMatchObject([{ kind: "inactive", ends_at: null }]);
    expect(await mailsTo(server, manager, "deactivated")).toHaveLength(1);
    await stop(manager, { kind: "inactive", reason: "Under review" });
    expect((await holdsOf(manager)).map(({ kind }) => kind).sort()).toEqual(["inactive", "manual_block"]);
  });

  test("switching on lists every open hold and lifts only what is ticked [AM-24] [AM-25] [MC-75]", async () => {
    const shown = await (await admin.get(await card(manager))).text();
    expect(shown).toContain("Blocked");
    expect(shown).toContain("Deactivated");
    const nothing = await ask(manager, { intent: "lift" });
    expect(nothing.status).toBe(400);
    expect(JSON.stringify(await nothing.json())).toContain("stop.nothing_ticked");
    await lift(manager);
    expect(await holdsOf(manager)).toHaveLength(1);
    await expect(signedIn(server, manager)).rejects.toThrow();
    await lift(manager);
    await signedIn(server, manager);
  });

  test("after a lockdown the old password is worth nothing until the mail's link sets a new one", async () => {
    const email = "support@demo.test";
    expect((await stop(email, { kind: "lockdown" })).status).toBe(200);
    await lift(email);
    await expect(signedIn(server, email)).rejects.toThrow("refused: 401");
    expect(await mailsTo(server, email, "password_reset")).toHaveLength(1);
  });

  test.each([
    ["no reason", { kind: "manual_block", term: "hour" }, 400, "reason", "stop.reason_missing"],
    ["a blank reason", { kind: "archived", reason: "   " }, 400, "reason", "stop.reason_missing"],
    ["no date", { kind: "manual_block", term: "date", reason: "x" }, 400, "until", "error.date"],
    [
      "a date that is none",
      { kind: "manual_block", term: "date", until: "2026-02-31T25:00", reason: "x" },
      400,
      "until",
      "error.date",
    ],
    [
      "a date in the past",
      { kind: "manual_block", term: "date", until: "2020-01-01T10:00", reason: "x" },
      400,
      "until",
      "stop.term_too_short",
    ],
    [
      "more than a year",
      { kind: "manual_block", term: "date", until: "2099-01-01T10:00", reason: "x" },
      400,
      "until",
      "stop.term_too_long",
    ],
    ["a card that is not offered", { kind: "limit", reason: "x" }, 400, "kind", "error.choice"],
  ])(
    "%s is refused beside its field, and nothing happens [MC-40] [MC-41]",
    async (_what, form, status, field, text) => {
      const answer = await stop("qc@demo.test", form as Record<string, string>);
      expect(answer.status).toBe(status);
      const { result } = (await answer.json()) as { result: { error: Record<string, string[]> } };
      expect(result.error[field]?.join()).toContain(text);
      expect(await holdsOf("qc@demo.test")).toEqual([]);
    },
  );

  test.each([
    ["oneself", "admin@demo.test", 403, "error.not_yourself"],
    ["an owner", "owner@demo.test", 403, "error.owner"],
  ])("an administrator may not stop %s", async (_whom, email, status, text) => {
    const answer = await stop(email, { kind: "inactive" });
    expect(answer.status).toBe(status);
    expect(JSON.stringify(await answer.json())).toContain(text);
  });

  test("who may only look sees no holds and may not stop; a stranger's id is not found", async () => {
    const head = await signedIn(server, "head@demo.test");
    const answer = await head.post(await card(manager), { intent: "stop", kind: "inactive" });
    expect([403, 404]).toContain(answer.status);
    const nobody = await admin.post("/users/AAAAAAAAAAAAAAAAAAAAAA", { intent: "stop", kind: "inactive" });
    expect(nobody.status).toBe(404);
  });
});

describe("the archive, for many at once", () => {
  test("each person has a result; the data stays and access can be restored [MC-87] [MC-88] [MC-89]", async () => {
    const form = new URLSearchParams({ intent: "archived", reason: "Season is over" });
    for (const email of ["qc@demo.test", "owner@demo.test"]) form.append("person", await idOf(email));
    const answer = await fetch(`${server.url}/users?index&_data=routes%2F_desk.users._index`, {
      method: "POST",
      body: form,
      headers: { cookie: admin.cookies(), origin: server.url },
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      results: [
        { publicId: await idOf("qc@demo.test"), refusal: null },
        { publicId: await idOf("owner@demo.test"), refusal: "owner_only" },
      ],
    });
    await expect(new Visitor(server).signIn("qc@demo.test")).rejects.toThrow();
    expect(await (await admin.get("/users?state=archived")).text()).toContain("qc@demo.test");
    await lift("qc@demo.test");
    await signedIn(server, "qc@demo.test");
  });

  test("without a reason nobody is archived [MC-88]", async () => {
    const answer = await admin.post("/users?index", {
      intent: "archived",
      reason: " ",
      person: await idOf("qc@demo.test"),
    });
    expect(answer.status).toBe(400);
    expect(await holdsOf("qc@demo.test")).toEqual([]);
  });
});
