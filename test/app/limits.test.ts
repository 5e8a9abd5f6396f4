import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LIMIT_TEMPLATES } from "~/domain/limits/templates";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { give, sendForm } from "../support/access-http";
import { programBy } from "../support/api/program";
import { mailsTo } from "../support/mailbox";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const rows = async <T>(text: string, ...values: unknown[]) =>
  (
    await server.db
      .prepare(text)
      .bind(...values)
      .all<T>()
  ).results;
const personOf = async (email: string) =>
  (
    await rows<{ id: number; publicId: string; name: string }>(
      "SELECT id, public_id AS publicId, trim(name || ' ' || surname) AS name FROM users WHERE email = ?",
      email,
    )
  )[0]!;
const wordsOf = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
const page = async (visitor: Visitor, path: string) => wordsOf(await (await visitor.get(path)).text());
/** The form of a limit, as its page posts it. */
const form = (fields: Record<string, string | string[] | null>): [string, string][] =>
  Object.entries({
    intent: "save",
    metric: "deals_handled",
    threshold: "10",
    period: "day",
    who: "all",
    action: "deactivate",
    restore: "window",
    warnAt: "80",
    isOn: "on",
    ...fields,
  }).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((one) => [name, one] as [string, string]),
  );
const save = (fields: Parameters<typeof form>[0], path = "new") =>
  sendForm(admin, `/settings/limits/${path}`, form(fields));
type Limit = { publicId: string; metric: string; threshold: number; period: string };
const limitsNow = () =>
  rows<Limit>("SELECT public_id AS publicId, metric, threshold, period FROM limits ORDER BY id");
const act = (fields: Record<string, string>) => admin.post("/settings/limits", fields);
const removeAll = async () => {
  for (const { publicId } of await limitsNow()) await act({ intent: "delete", limit: publicId });
};
/** Of a person's deals the first ones, with a stage that is not theirs yet. */
const dealsOf = (email: string, most: number) =>
  rows<{ id: string; from: string; to: string; number: number }>(
    `SELECT d.public_id AS id, s.public_id AS "from", d.id AS number, (SELECT o.public_id FROM stages o
        WHERE o.pipeline_id = d.pipeline_id AND o.kind = 'open' AND o.id <> d.stage_id ORDER BY o.position LIMIT 1) AS "to"
      FROM deals d JOIN stages s ON s.id = d.stage_id JOIN users u ON u.id = d.responsible_id
      WHERE u.email = ? AND d.deleted_at IS NULL AND d.stage_kind = 'open' ORDER BY d.id LIMIT ?`,
    email,
    most,
  );
type Deal = Awaited<ReturnType<typeof dealsOf>>[number];
const move = (visitor: Visitor, { id, from, to }: Deal) =>
  visitor.post(`/deals/${id}`, { intent: "move", from, to });
const MANAGER = "manager@demo.test";

describe("a limit is made and changed on its page [AM-17] [AM-18]", () => {
  test("four ready limits, all off; each can be taken as it stands, and is not offered again", async () => {
    expect(await limitsNow()).toEqual([]);
    const offered = await (await admin.get("/settings/limits")).text();
    for (const { key, metric, threshold, period } of LIMIT_TEMPLATES) {
      expect(offered).toContain(`/settings/limits/new?from=${key}`);
      const start = await (await admin.get(`/settings/limits/new?from=${key}`)).text();
      expect(start).toMatch(
        new RegExp(`name="threshold"[^>]*value="${threshold}"|value="${threshold}"[^>]*name="threshold"`),
      );
      expect((await save({ metric, threshold: String(threshold), period })).status).toBe(302);
    }
    const taken = await (await admin.get("/settings/limits")).text();
    for (const { key } of LIMIT_TEMPLATES) expect(taken).not.toContain(`?from=${key}`);
    expect(
      (await limitsNow()).map(({ metric, threshold, period }) => `${metric} ${threshold} ${period}`),
    ).toEqual([
      "deals_handled 10 day",
      "cards_viewed 200 day",
      "list_items 1000 hour",
      "exported_rows 500 day",
    ]);
    await removeAll();
  });

  test.each([
    ["a threshold of 0", { threshold: "0" }, "threshold"],
    ["a negative one", { threshold: "-5" }, "threshold"],
    ["half a deal", { threshold: "1.5" }, "threshold"],
    ["no number", { threshold: "ten" }, "threshold"],
    ["warned at 0 %", { warnAt: "0" }, "warnAt"],
    ["warned above 100 %", { warnAt: "101" }, "warnAt"],
    ["an unknown period", { period: "year" }, "period"],
    ["an unknown metric", { metric: "coffees" }, "metric"],
    ["nobody chosen", { who: "chosen" }, "who"],
    ["somebody who cannot be", { who: "chosen", user: "nobody" }, "who"],
  ])("%s is told beside its field, and what was typed stays", async (_what, wrong, field) => {
    const answer = await save({ period: "week", ...wrong });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain(`id="limit-${field}-error"`);
    if (!("period" in wrong)) expect(html).toMatch(/<option value="week" selected=""/);
    if (field === "threshold")
      expect(html).toContain(`value="${(wrong as { threshold: string }).threshold}"`);
    expect(await limitsNow()).toEqual([]);
  });

  test("the same count, period and people twice is refused in words; another period stands beside it", async () => {
    await save({ threshold: "5" });
    const twice = await save({ threshold: "7" });
    expect(twice.status).toBe(409);
    expect(wordsOf(await twice.text())).toContain("There is a limit for the same count, period and people.");
    expect((await save({ threshold: "20", period: "week" })).status).toBe(302);
    expect(await limitsNow()).toHaveLength(2);
    await removeAll();
  });

  test("an unknown intent changes nothing, and a manager may neither look nor restore [AM-21]", async () => {
    expect((await act({ intent: "explode" })).status).toBe(400);
    const manager = await signedIn(server, MANAGER);
    expect((await manager.get("/settings/limits")).status).toBe(403);
    const restore = { intent: "restore", person: (await personOf(MANAGER)).publicId, limit: "x".repeat(22) };
    expect((await manager.post("/settings/limits", restore)).status).toBe(403);
  });

  test("a zone that is none is refused where the company's zone is set", async () => {
    const answer = await admin.post("/settings/company", { intent: "save", timeZone: "Mars/Olympus" });
    expect(answer.status).toBe(400);
    const [{ zone }] = (await rows<{ zone: string }>("SELECT time_zone AS zone FROM settings LIMIT 1")) as [
      { zone: string },
    ];
    expect(zone).not.toBe("Mars/Olympus");
  });
});

describe("a limit is reached [AM-19] [AM-20] [AM-21]", () => {
  test("page, API and another system count alike; at 80 % one is warned, at the last one held, in every door", async () => {
    await save({ threshold: "5" });
    const [{ publicId: limit }] = (await limitsNow()) as [Limit];
    const manager = await signedIn(server, MANAGER);
    const token = [
      ["kind", "user"],
      ["subjects", (await personOf(MANAGER)).publicId],
      ["permission", "api.personal_token"],
      ["level", "any"],
    ] satisfies [string, string][];
    expect((await give(admin, token)).status).toBe(302);
    const program = await programBy(manager);
    const service = await programBy(admin, { kind: "service" });
    const { publicId: person, name } = await personOf(MANAGER);
    const deals = await dealsOf(MANAGER, 6);

    expect((await move(manager, deals[0]!)).status).toBeLessThan(400);
    expect((await program.post(`/api/v1/deals/${deals[1]!.id}/stage`, { stage: deals[1]!.to })).status).toBe(
      200,
    );
    const foreign = (n: number) => ({
      id: `door-${n}`,
      user: MANAGER,
      kind: "stage_changed",
      at: new Date().toISOString(),
      object: { type: "deal", id: `f${n}` },
    });
    const told = await service.post<{ events: { state: string }[] }>("/api/v1/activity", {
      events: [foreign(1)],
    });
    expect(told.body.events[0]?.state).toBe("counted");
    expect(await page(manager, "/me/limits")).toContain("3 of 5");
    expect(await page(manager, "/me/limits")).not.toContain("left until");
    expect((await move(manager, deals[2]!)).status).toBeLessThan(400);
    // The fourth of five: 80 %, and the next one is the last.
    expect(await page(manager, "/")).toContain("this is the last one until");
    expect((await program.post(`/api/v1/deals/${deals[3]!.id}/stage`, { stage: deals[3]!.to })).status).toBe(
      200,
    );

    expect((await manager.get("/deals")).status).toBe(303);
    expect(await page(manager, "/login")).toContain("Limit reached: 5 of 5. Access returns on");
    expect((await program.get("/api/v1/deals")).status).toBe(423);
    const after = await service.post<{ events: { state: string }[] }>("/api/v1/activity", {
      events: [foreign(2)],
    });
    expect(after.body.events[0]).toMatchObject({ state: "recorded", reason: "limit_reached", is_held: true });
    expect(await page(admin, "/settings/limits")).toContain(name);

    // The person asks, an Administrator finds it in the bell; a second time within the hour is told so.
    const ask = () => manager.post("/recover/ask");
    expect(await (await ask()).json()).toEqual({ said: "sent" });
    expect(await (await ask()).json()).toEqual({ said: "again_later" });
    const bell = (await (await admin.get("/notices")).json()) as {
      notices: { kind: string; link: string }[];
    };
    expect(bell.notices.filter(({ kind }) => kind === "restore_asked")).toMatchObject([
      { link: "/settings/limits" },
    ]);
    expect(bell.notices.filter(({ kind }) => kind === "limit_reached")).toHaveLength(1);
    await expect
      .poll(async () => (await mailsTo(server, "admin@demo.test", "limit_of_person")).length)
      .toBe(1);

    // Raised for today, one more is done and the next refused; restored, the count begins anew.
    const raise = (to: string) => act({ intent: "raise", person, limit, to });
    expect((await raise("5")).status).toBe(400);
    expect((await raise("6")).status).toBe(200);
    expect(await page(manager, "/me/limits")).toContain("5 of 6");
    expect((await move(manager, deals[4]!)).status).toBeLessThan(400);
    expect((await manager.get("/")).status).toBe(303);
    expect((await act({ intent: "restore", person, limit })).status).toBe(200);
    expect(await page(manager, "/me/limits")).toContain("0 of 6");
    expect((await ask()).status).toBe(401);
    await removeAll();
  });

  test("a limit that only tells stops nobody; the person and the administrators read of it", async () => {
    await save({ metric: "cards_viewed", threshold: "2", action: "warn" });
    const manager = await signedIn(server, MANAGER);
    for (const { id } of await dealsOf(MANAGER, 3))
      expect((await manager.get(`/deals/${id}`)).status).toBe(200);
    await expect.poll(async () => (await page(manager, "/me/limits")).includes("3 of 2")).toBe(true);
    const kinds = async (visitor: Visitor) =>
      ((await (await visitor.get("/notices")).json()) as { notices: { kind: string }[] }).notices.map(
        ({ kind }) => kind,
      );
    await expect.poll(() => kinds(manager)).toContain("limit_warned");
    expect(await kinds(admin)).toContain("limit_reached");
    await removeAll();
  });

  test("with clients waiting, the administrator is offered to pass them on; only an administrator restores when it says so", async () => {
    const { id, publicId: person } = await personOf(MANAGER);
    await server.db
      .prepare(
        "UPDATE conversations SET unanswered_since = ? WHERE id = (SELECT id FROM conversations WHERE responsible_id = ? AND closed_at IS NULL LIMIT 1)",
      )
      .bind(Date.now() - 60_000, id)
      .run();
    await save({ threshold: "1", restore: "admin" });
    const [{ publicId: limit }] = (await limitsNow()) as [Limit];
    const manager = await signedIn(server, MANAGER);
    const [deal] = await dealsOf(MANAGER, 1);
    await move(manager, deal!);
    expect(await page(manager, "/login")).toContain("An administrator can restore access.");
    const html = await (await admin.get("/settings/limits")).text();
    expect(wordsOf(html)).toContain("Until restored");
    expect(html).toMatch(new RegExp(`href="/users/${person}"[^>]*>[^<]*(<span[^>]*>)*Pass on`));
    expect(wordsOf(html)).toMatch(/\d+ clients? waits?/);
    expect((await act({ intent: "restore", person, limit })).status).toBe(200);
    expect((await manager.get("/")).status).toBe(200);
    await removeAll();
  });

  test("switched off, a limit lets go whom it holds, and says how many", async () => {
    await save({ metric: "deals_handled", threshold: "1", period: "month" });
    const [{ publicId: limit }] = (await limitsNow()) as [Limit];
    const manager = await signedIn(server, MANAGER);
    await move(manager, (await dealsOf(MANAGER, 1))[0]!);
    expect((await manager.get("/")).status).toBe(303);
    const off = await act({ intent: "switch", limit });
    expect(wordsOf(await off.text())).toContain("1 person may go on.");
    expect((await manager.get("/")).status).toBe(200);
  });
});
