import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { minutes } from "~/domain/time/durations";
import { aCompany, from, OFFICE, type TestCompany } from "../../support/company";
import { connected } from "../../support/live-socket";

/** A busy machine may be late. */
const PATIENCE = { timeout: 10_000 };

type Written = { page: string | null; heardAt: number; watches: boolean };
type Gated = { gate: { live: { message(socket: WebSocket, text: string, now: number): void } } };

/** What the company's only socket would remember after sleep. */
const written = (company: TestCompany) =>
  runInDurableObject(
    company.stub(),
    (_gate, state) => state.getWebSockets()[0]?.deserializeAttachment() as Written,
  );

/** So many frames in one turn of the gate. */
const hear = (company: TestCompany, frames: readonly object[], now: number) =>
  runInDurableObject(company.stub(), (instance, state) => {
    const socket = state.getWebSockets()[0] as WebSocket;
    for (const frame of frames)
      (instance as unknown as Gated).gate.live.message(socket, JSON.stringify(frame), now);
  });

async function aTab() {
  const company = await aCompany();
  const person = await company.aPerson();
  return { company, person, tab: await connected(company, await company.signedIn(person)) };
}

describe("what a socket remembers outlives sleep", () => {
  test("of pages turned in a burst the last is written within a second, with when it was heard", async () => {
    const { company } = await aTab();
    const before = await written(company);
    const now = before.heardAt + minutes(1);
    const pages = ["/deals", "/chats", "/log"].map((page) => ({ t: "page", page }));
    await hear(company, pages, now);
    expect(await written(company)).toEqual(before);
    await expect.poll(() => written(company), PATIENCE).toEqual({ ...before, page: "/log", heardAt: now });
  });

  test("a page that was turned is that of the next input, after sleep, too", async () => {
    const { company, person, tab } = await aTab();
    tab.say({ t: "page", page: "/deals" });
    await expect.poll(async () => (await written(company)).page, PATIENCE).toBe("/deals");
    await evictDurableObject(company.stub());
    const now = Date.now() + minutes(2);
    await hear(company, [{ t: "input" }], now);
    const stored = await runInDurableObject(company.stub(), (_gate, state) =>
      state.storage.sql.exec("SELECT page, last_at FROM roster WHERE user = ?", person.userId).toArray(),
    );
    expect(stored).toEqual([{ page: "/deals", last_at: now }]);
  });

  test("who watches is written at once, a page that waits with it", async () => {
    const { company } = await aTab();
    const before = await written(company);
    const now = before.heardAt + 1;
    await hear(company, [{ t: "page", page: "/live" }, { t: "watch" }], now);
    expect(await written(company)).toEqual({ ...before, page: "/live", heardAt: now, watches: true });
    await hear(company, [{ t: "unwatch" }], now);
    expect((await written(company)).watches).toBe(false);
  });

  test("a renewed session's socket is known by its new token after sleep", async () => {
    const company = await aCompany();
    const session = await company.signedIn(await company.aPerson());
    const tab = await connected(company, session);
    await company.gate().renewSession({
      tokenHash: session.tokenHash,
      newHash: "renewed",
      now: company.clock.now,
      origin: from(OFFICE),
    });
    await evictDurableObject(company.stub());
    await tab.settled();
    expect(tab.end.code).toBeNull();
  });
});
