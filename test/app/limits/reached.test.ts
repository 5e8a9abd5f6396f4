import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { give } from "../../support/access-http";
import { programBy } from "../../support/api/program";
import {
  type LimitPages,
  limitPages,
  moveDeal,
  pageWords,
  type StoredLimit,
  wordsOf,
} from "../../support/limit-pages";
import { mailsTo } from "../../support/mailbox";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

const MANAGER = "manager@demo.test";
let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
let pages: LimitPages;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  pages = limitPages(server, admin);
});
afterAll(() => server[Symbol.asyncDispose]());

describe("a limit is reached [AM-19] [AM-20] [AM-21]", () => {
  test("page, API and another system count alike; at 80 % one is warned, at the last one held, in every door", async () => {
    await pages.save({ threshold: "5" });
    const [{ publicId: limit }] = (await pages.limitsNow()) as [StoredLimit];
    const manager = await signedIn(server, MANAGER);
    const token = [
      ["kind", "user"],
      ["subjects", (await pages.personOf(MANAGER)).publicId],
      ["permission", "api.personal_token"],
      ["level", "any"],
    ] satisfies [string, string][];
    expect((await give(admin, token)).status).toBe(302);
    const program = await programBy(manager);
    const service = await programBy(admin, { kind: "service" });
    const { publicId: person, name } = await pages.personOf(MANAGER);
    const deals = await pages.dealsOf(MANAGER, 6);

    expect((await moveDeal(manager, deals[0]!)).status).toBeLessThan(400);
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
    expect(await pageWords(manager, "/me/limits")).toContain("3 of 5");
    expect(await pageWords(manager, "/me/limits")).not.toContain("left until");
    for (const where of [`/users/${person}`, `/activity/${person}`])
      expect(await pageWords(admin, where), where).toContain("3 of 5");
    // In the live view's rows: of people in reach only, and for nobody who sees but their own.
    const rows = async (who: Visitor) => {
      const ids = [person, (await pages.personOf("support@demo.test")).publicId].join(".");
      const answer = await who.get(`/limits/gauges?people=${ids}`);
      if (answer.status !== 200) return answer.status;
      const { gauges } = (await answer.json()) as { gauges: { person: string; count: number }[] };
      return gauges.map((gauge) => [gauge.person === person, gauge.count]).sort();
    };
    expect(await rows(admin)).toEqual([
      [false, 0],
      [true, 3],
    ]);
    expect(await rows(await signedIn(server, "head@demo.test"))).toEqual([[true, 3]]);
    expect(await rows(manager)).toBe(403);
    expect((await moveDeal(manager, deals[2]!)).status).toBeLessThan(400);
    // The fourth of five: 80 %, and the next one is the last.
    expect(await pageWords(manager, "/")).toContain("this is the last one until");
    expect((await program.post(`/api/v1/deals/${deals[3]!.id}/stage`, { stage: deals[3]!.to })).status).toBe(
      200,
    );

    expect((await manager.get("/deals")).status).toBe(303);
    expect(await pageWords(manager, "/login")).toContain("Limit reached: 5 of 5. Access returns on");
    expect((await program.get("/api/v1/deals")).status).toBe(423);
    const after = await service.post<{ events: { state: string }[] }>("/api/v1/activity", {
      events: [foreign(2)],
    });
    expect(after.body.events[0]).toMatchObject({ state: "recorded", reason: "limit_reached", is_held: true });
    expect(await pageWords(admin, "/settings/limits")).toContain(name);

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
    const raise = (to: string) => pages.act({ intent: "raise", person, limit, to });
    expect((await raise("5")).status).toBe(400);
    expect((await raise("6")).status).toBe(200);
    expect(await pageWords(manager, "/me/limits")).toContain("5 of 6");
    expect((await moveDeal(manager, deals[4]!)).status).toBeLessThan(400);
    expect((await manager.get("/")).status).toBe(303);
    expect((await pages.act({ intent: "restore", person, limit })).status).toBe(200);
    expect(await pageWords(manager, "/me/limits")).toContain("0 of 6");
    expect((await ask()).status).toBe(401);
    await pages.removeAll();
  });

  test("a limit that only tells stops nobody; the person and the administrators read of it", async () => {
    await pages.save({ metric: "cards_viewed", threshold: "2", action: "warn" });
    const manager = await signedIn(server, MANAGER);
    for (const { id } of await pages.dealsOf(MANAGER, 3))
      expect((await manager.get(`/deals/${id}`)).status).toBe(200);
    await expect.poll(async () => (await pageWords(manager, "/me/limits")).includes("3 of 2")).toBe(true);
    const kinds = async (visitor: Visitor) =>
      ((await (await visitor.get("/notices")).json()) as { notices: { kind: string }[] }).notices.map(
        ({ kind }) => kind,
      );
    await expect.poll(() => kinds(manager)).toContain("limit_warned");
    expect(await kinds(admin)).toContain("limit_reached");
    await pages.removeAll();
  });

  test("with clients waiting, the administrator is offered to pass them on; only an administrator restores when it says so", async () => {
    const { id, publicId: person } = await pages.personOf(MANAGER);
    await server.db
      .prepare(
        "UPDATE conversations SET unanswered_since = ? WHERE id = (SELECT id FROM conversations WHERE responsible_id = ? AND closed_at IS NULL LIMIT 1)",
      )
      .bind(Date.now() - 60_000, id)
      .run();
    await pages.save({ threshold: "1", restore: "admin" });
    const [{ publicId: limit }] = (await pages.limitsNow()) as [StoredLimit];
    const manager = await signedIn(server, MANAGER);
    const [deal] = await pages.dealsOf(MANAGER, 1);
    await moveDeal(manager, deal!);
    expect(await pageWords(manager, "/login")).toContain("An administrator can restore access.");
    const html = await (await admin.get("/settings/limits")).text();
    expect(wordsOf(html)).toContain("Until restored");
    expect(html).toMatch(new RegExp(`href="/users/${person}"[^>]*>[^<]*(<span[^>]*>)*Pass on`));
    expect(wordsOf(html)).toMatch(/\d+ clients? waits?/);
    expect((await pages.act({ intent: "restore", person, limit })).status).toBe(200);
    expect((await manager.get("/")).status).toBe(200);
    await pages.removeAll();
  });

  test("switched off, a limit lets go whom it holds, and says how many", async () => {
    await pages.save({ metric: "deals_handled", threshold: "1", period: "month" });
    const [{ publicId: limit }] = (await pages.limitsNow()) as [StoredLimit];
    const manager = await signedIn(server, MANAGER);
    await moveDeal(manager, (await pages.dealsOf(MANAGER, 1))[0]!);
    expect((await manager.get("/")).status).toBe(303);
    const off = await pages.act({ intent: "switch", limit });
    expect(wordsOf(await off.text())).toContain("1 person may go on.");
    expect((await manager.get("/")).status).toBe(200);
  });
});
