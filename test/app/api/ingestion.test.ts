import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";

type Answer = { id: string; state: string; reason: string | null; is_held: boolean };
type Told = { events: Answer[] };

let server: Gatehouse & AsyncDisposable;
let admin: Program;
beforeAll(async () => {
  server = await serve();
  admin = await programOf(server, "admin@demo.test", { kind: "service" });
});
afterAll(() => server[Symbol.asyncDispose]());

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const DAY = 86_400_000;
const tell = async (events: object[]) => (await admin.post<Told>("/api/v1/activity", { events })).body.events;
const brief = (answers: Answer[]) => answers.map(({ state, reason }) => [state, reason]);

describe("what people do in another system", () => {
  test("each id counts once, in any order; what is too old, to come or of nobody is refused by itself", async () => {
    const event = { user: "operator@demo.test", kind: "card_viewed", object: { type: "deal", id: "1" } };
    const answers = await tell([
      { ...event, id: "b", at: ago(1_000) },
      { ...event, id: "a", at: ago(60_000) },
      { ...event, id: "b", at: ago(1_000) },
      { ...event, id: "old", at: ago(40 * DAY) },
      { ...event, id: "early", at: ago(-DAY) },
      { ...event, id: "whose", user: "nobody@example.com", at: ago(0) },
    ]);
    expect(brief(answers)).toEqual([
      ["counted", null],
      ["counted", null],
      ["duplicate", null],
      ["refused", "too_late"],
      ["refused", "in_future"],
      ["refused", "unknown_user"],
    ]);
  });

  test("it is activity as any other: the live view shows it at once", async () => {
    type Live = { items: { id: string; name: string; last_active_at: string | null }[] };
    const { body } = await admin.get<{ items: { id: string; email: string }[] }>(
      "/api/v1/users?q=qc%40demo.test",
    );
    const user = body.items.find(({ email }) => email === "qc@demo.test")!.id;
    const at = ago(0);
    await tell([
      { id: "live-2", user, kind: "note_added", at },
      { id: "live-1", user, kind: "note_added", at: ago(5_000) },
    ]);
    const live = await admin.get<Live>("/api/v1/live?limit=200");
    expect(live.body.items.find(({ id }) => id === user)?.last_active_at).toBe(at);
  });

  test("a limit of three: the third counts and holds, the fourth is recorded, yesterday's is late", async () => {
    const { body } = await admin.get<{ items: { id: string; email: string }[] }>(
      "/api/v1/users?q=operator%40demo.test",
    );
    const user = body.items.find(({ email }) => email === "operator@demo.test")!.id;
    await admin.post("/api/v1/limits", {
      metric: "deals_handled",
      threshold: 3,
      period: "day",
      users: [user],
    });
    const moved = (n: number, at: string, deal = n) => ({
      id: `move-${n}`,
      user,
      kind: "stage_changed",
      at,
      object: { type: "deal", id: String(deal) },
    });
    expect(brief(await tell([moved(0, ago(2 * DAY))]))).toEqual([["recorded", "late"]]);
    const two = await tell([moved(1, ago(0)), moved(2, ago(0)), moved(3, ago(0), 2)]);
    expect(two.map(({ is_held }) => is_held)).toEqual([false, false, false]);
    const [third] = await tell([moved(4, ago(0))]);
    expect(third).toMatchObject({ state: "counted", is_held: true });
    const [fourth] = await tell([moved(5, ago(0))]);
    expect(fourth).toMatchObject({ state: "recorded", reason: "limit_reached", is_held: true });
    const gauges = await admin.get<{
      items: { person: string; metric: string; count: number; is_held: boolean }[];
    }>("/api/v1/gauges");
    expect(
      gauges.body.items.find((one) => one.person === user && one.metric === "deals_handled"),
    ).toMatchObject({
      count: 3,
      is_held: true,
    });
  });
});
