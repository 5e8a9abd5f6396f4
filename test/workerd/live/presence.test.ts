import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { GRACE_MS, LEASE_MS } from "~/domain/presence/lease";
import { CLOSE } from "~/domain/session/reasons";
import { minutes, seconds } from "~/domain/time/durations";
import { aCompany, OFFICE, type TestCompany } from "../../support/company";
import { aHold } from "../../support/holds";
import { connected } from "../../support/live-socket";

/** What the owner sees of a person at an instant. */
async function seen(company: TestCompany, person: { publicId: string }, now: number) {
  const roster = await company.gate().roster({ user: company.ownerId, now });
  return roster?.facts.find(({ user }) => user === person.publicId) ?? null;
}

async function aVisitor(company: TestCompany) {
  const person = await company.aPerson();
  return { person, session: await company.signedIn(person) };
}

describe("connection (semantics 9)", () => {
  test("a tab that closes is online through the grace and offline after it [MC-36]", async () => {
    const company = await aCompany();
    const { person, session } = await aVisitor(company);
    const tab = await connected(company, session);
    expect((await seen(company, person, Date.now()))?.connection).toBe("active");
    const before = Date.now();
    tab.close();
    await tab.closed();
    // The gate hears of it by an event of its own.
    const left = () =>
      runInDurableObject(company.stub(), (_gate, state) =>
        state.storage.sql.exec("SELECT 1 FROM presence WHERE left_at IS NOT NULL").toArray(),
      );
    while ((await left()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const after = Date.now();
    // The runtime's clock stands still between inputs, so the gate's instant may lie a little before the test's own;
    // the last ms is proven where time is an argument (unit/presence).
    const clockMs = seconds(1);
    expect((await seen(company, person, before + GRACE_MS - clockMs))?.connection).toBe("active");
    const offline = await seen(company, person, after + GRACE_MS);
    expect(offline?.connection).toBe("offline");
    expect(offline?.since).toBeGreaterThanOrEqual(before - clockMs);
    expect(offline?.since).toBeLessThanOrEqual(after);
  });

  test("a tab that vanishes without a word is offline 90 seconds after it was heard last [MC-36]", async () => {
    const company = await aCompany();
    const { person, session } = await aVisitor(company);
    const opened = Date.now();
    const tab = await connected(company, session);
    await tab.beat();
    const heard = Date.now();
    expect((await seen(company, person, opened + LEASE_MS + GRACE_MS - 1))?.connection).not.toBe("offline");
    expect((await seen(company, person, heard + LEASE_MS + GRACE_MS))?.connection).toBe("offline");
  });

  test("a heartbeat that is answered without waking keeps a person present, and brings back one given up", async () => {
    const company = await aCompany();
    const { person, session } = await aVisitor(company);
    const tab = await connected(company, session);
    await seen(company, person, Date.now() + minutes(10));
    await evictDurableObject(company.stub());
    await tab.beat();
    expect((await seen(company, person, Date.now()))?.connection).not.toBe("offline");
  });

  test("a reload is no blip: nobody is told and nothing begins anew [MC-36]", async () => {
    const company = await aCompany();
    const { person, session } = await aVisitor(company);
    const first = await connected(company, session);
    const since = (await seen(company, person, Date.now()))?.since;
    const watcher = await connected(company, await company.signedIn(company.owner));
    await watcher.watch();
    first.close();
    await first.closed();
    const second = await connected(company, session);
    await second.settled();
    const fact = await seen(company, person, Date.now() + seconds(60));
    expect(fact).toMatchObject({ connection: "active", since });
    expect(watcher.factsOf(person.publicId).map(({ connection }) => connection)).not.toContain("offline");
  });

  test("signing out of the last session is offline at once, of one of two is not [MC-36]", async () => {
    const company = await aCompany();
    const { person, session } = await aVisitor(company);
    const other = await company.signedIn(person);
    const [tab, phone] = [await connected(company, session), await connected(company, other)];
    const end = (sessionId: string) =>
      company.gate().endSessions({
        user: person.userId,
        sessionId,
        now: Date.now(),
        reason: "signed_out",
        actorId: null,
        origin: null,
        event: "logout",
      });
    await end(session.sessionId);
    expect(await tab.closed()).toBe(CLOSE.ended);
    expect((await seen(company, person, Date.now()))?.connection).toBe("active");
    await end(other.sessionId);
    expect(await phone.frame("ended")).toMatchObject({ reason: "ended", end: "signed_out" });
    expect((await seen(company, person, Date.now()))?.connection).toBe("offline");
  });

  const holds = [
    ["manual_block", "ended", CLOSE.ended],
    ["limit", "held", CLOSE.suspended],
  ] as const;
  test.each(holds)(
    "blocked while online (%s): told %s, closed %i, offline at once [MC-36]",
    async (kind, t, code) => {
      const company = await aCompany();
      const { person, session } = await aVisitor(company);
      const tab = await connected(company, session);
      const watcher = await connected(company, await company.signedIn(company.owner));
      await watcher.watch();
      await aHold(company, person.userId, kind, null);
      await tab.frame(t);
      expect(await tab.closed()).toBe(code);
      expect(tab.frames.at(-1)?.t).toBe(t);
      await watcher.frame("facts", ({ facts }) => facts.some((fact) => fact.isHeld));
      expect(watcher.factsOf(person.publicId).at(-1)).toMatchObject({ isHeld: true, connection: "offline" });
      expect(await seen(company, person, Date.now())).toMatchObject({ connection: "offline", isHeld: true });
    },
  );
});

describe("availability (semantics 9, U9)", () => {
  test("busy said on the laptop stands on the phone, through sleep and reconnects, and reaches D1", async () => {
    const company = await aCompany();
    const { person, session } = await aVisitor(company);
    const laptop = await connected(company, session);
    laptop.say({ t: "availability", availability: "busy", until: null });
    await laptop.frame("said", ({ said }) => said.availability === "busy");
    laptop.close();
    await laptop.closed();
    await company.gate().flush();
    await evictDurableObject(company.stub());
    const phone = await connected(company, await company.signedIn(person));
    expect((await phone.frame("said")).said).toEqual({ availability: "busy", until: null });
    expect((await seen(company, person, Date.now()))?.said.availability).toBe("busy");
    expect(await company.rows("SELECT availability FROM users WHERE id = ?", person.userId)).toEqual([
      { availability: "busy" },
    ]);
    const verdict = await session.ask();
    expect(verdict.ok && verdict.said.availability).toBe("busy");
  });

  test("an end that has passed changes nothing; a new gate begins with what D1 remembers", async () => {
    const company = await aCompany();
    const { person } = await aVisitor(company);
    const say = (until: number) =>
      company.gate().say({ user: person.userId, said: { availability: "away", until }, now: 1_000 });
    expect(await say(1_000)).toBe(false);
    expect(await say(1_001)).toBe(true);
    await company
      .gate()
      .say({ user: person.userId, said: { availability: "break", until: null }, now: 2_000 });
    await company.gate().flush();
    await company.rehydrate();
    expect((await seen(company, person, Date.now()))?.said.availability).toBe("break");
  });
});

describe("last activity", () => {
  test("20 requests in a minute: D1 gets at most one write; sign-out tells it at once", async () => {
    const company = await aCompany();
    const { person, session } = await aVisitor(company);
    const written = async () =>
      (
        await company.rows<{ at: number }>(
          "SELECT last_activity_at AS at FROM users WHERE id = ?",
          person.userId,
        )
      )[0]?.at ?? null;
    await runDurableObjectAlarm(company.stub());
    const values = new Set([await written()]);
    for (let request = 1; request <= 20; request++) {
      await session.ask({ now: company.clock.now + seconds(3 * request) });
      await runDurableObjectAlarm(company.stub());
      values.add(await written());
    }
    expect(values.size).toBeLessThanOrEqual(2);
    await company.gate().endSessions({
      user: person.userId,
      now: company.clock.now + seconds(61),
      reason: "signed_out",
      actorId: null,
      origin: null,
      event: "logout",
    });
    await company.gate().flush();
    expect(await written()).toBe(company.clock.now + seconds(60));
  });

  test("exact while awake, at most a minute old after eviction", async () => {
    const company = await aCompany();
    const { person, session } = await aVisitor(company);
    const at = (offset: number) => company.clock.now + seconds(offset);
    for (const offset of [20, 40, 59]) await session.ask({ now: at(offset) });
    expect((await seen(company, person, at(60)))?.lastActiveAt).toBe(at(59));
    await evictDurableObject(company.stub());
    const kept = (await seen(company, person, at(60)))?.lastActiveAt ?? 0;
    expect(at(59) - kept).toBeLessThanOrEqual(minutes(1));
    expect(kept).toBeGreaterThanOrEqual(at(0));
  });

  test("polls and heartbeats alone for 30 minutes: a session of the preset Strict ends", async () => {
    const company = await aCompany();
    const session = await company.signedIn(company.owner);
    const tab = await connected(company, session);
    await tab.beat();
    const at = (offset: number) => company.clock.now + offset;
    for (let minute = 1; minute < 30; minute++)
      expect(await session.ask({ page: null, now: at(minutes(minute)) })).toMatchObject({ ok: true });
    expect(await session.ask({ page: null, now: at(minutes(30)) - 1 })).toMatchObject({ ok: true });
    expect(await session.ask({ page: null, now: at(minutes(30)) })).toMatchObject({
      ok: false,
      reason: "expired",
    });
    expect(await tab.closed()).toBe(CLOSE.ended);
  });

  test("input over the socket touches and slides, at most once a minute", async () => {
    const company = await aCompany();
    const { person, session } = await aVisitor(company);
    const hear = (message: object, now: number) =>
      runInDurableObject(company.stub(), (instance, state) => {
        const [socket] = state.getWebSockets();
        const { gate } = instance as unknown as { gate: { live: { message: (...args: unknown[]) => void } } };
        gate.live.message(socket, JSON.stringify(message), now);
      });
    await connected(company, session);
    const opened = Date.now();
    await hear({ t: "input" }, opened + seconds(59) - seconds(5));
    expect((await seen(company, person, opened + seconds(60)))?.lastActiveAt).toBe(company.clock.now);
    await hear({ t: "input" }, opened + seconds(61));
    expect((await seen(company, person, opened + seconds(62)))?.lastActiveAt).toBe(opened + seconds(61));
    const [view] = await company.gate().listSessions({ user: person.userId, now: opened + seconds(62) });
    expect(view?.lastSeenAt).toBe(opened + seconds(61));
  });
});

describe("the timeline (semantics 9, U13)", () => {
  test("intervals end where the person was heard last and reach D1 once, however often they are sent [MC-36]", async () => {
    const company = await aCompany();
    const { person, session } = await aVisitor(company);
    const tab = await connected(company, session);
    tab.close();
    await tab.closed();
    const left = Date.now();
    await seen(company, person, left + minutes(30));
    const timeline = await company.gate().timeline({
      viewer: company.ownerId,
      user: person.userId,
      from: left - minutes(5),
      now: left + minutes(30),
    });
    const last = timeline?.intervals.at(-1);
    expect(last?.state).toBe("online");
    expect(last?.to).toBeLessThanOrEqual(left);
    await runDurableObjectAlarm(company.stub());
    await runInDurableObject(company.stub(), (_, state) => {
      state.storage.sql.exec("UPDATE intervals SET told = 0");
      state.storage.sql.exec("DELETE FROM meta WHERE key = 'told_at'");
    });
    await runDurableObjectAlarm(company.stub());
    const rows = await company.rows<{ state: string }>(
      "SELECT state FROM presence_intervals WHERE user_id = ?",
      person.userId,
    );
    expect(rows).toEqual(timeline?.intervals.map(({ state }) => ({ state })));
  });
});

test("a socket whose session is refused is not opened; the status says why", async () => {
  const company = await aCompany();
  const { person, session } = await aVisitor(company);
  await aHold(company, person.userId, "limit", null);
  const headers = {
    upgrade: "websocket",
    "x-gatehouse-token": session.tokenHash,
    "x-gatehouse-address": OFFICE,
  };
  const ask = (facts: Record<string, string>) =>
    company.stub().fetch("https://gate/live", { headers: { ...headers, ...facts } });
  expect((await ask({})).status).toBe(423);
  expect((await ask({ "x-gatehouse-token": "nobody" })).status).toBe(401);
});
