import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import type { Verdict } from "~/domain/session/gate";
import { minutes, seconds } from "~/domain/time/durations";
import type { Gate } from "~workers/objects/account-gate/gate";
import { aCompany, ELSEWHERE, from, newId, OFFICE, type TestCompany } from "../../support/company";

/** People at work: `asks(at)` is a page visit so many ms after the sign-in. */
async function atWork(company: TestCompany, count: number) {
  const people = [];
  for (let i = 0; i < count; i++) people.push(await company.aPerson());
  const working = [];
  for (const person of people) {
    const session = await company.signedIn(person);
    const asks = (at: number, address = OFFICE) => session.ask({ now: company.clock.now + at, address });
    working.push({ ...person, ...session, asks });
  }
  return working as unknown as [AtWork, AtWork, AtWork];
}
type AtWork = Awaited<ReturnType<TestCompany["signedIn"]>> & {
  userId: number;
  asks(at: number, address?: string): Promise<Verdict>;
};

/** What storage has of people's last activity, ms after the sign-in: of the session and of the person. */
async function stored(company: TestCompany, people: AtWork[]): Promise<[session: number, person: number][]> {
  const one = (sql: string, key: string | number) =>
    runInDurableObject(
      company.stub(),
      (_gate, state) => Number(state.storage.sql.exec(sql, key).one().at) - company.clock.now,
    );
  const found: [number, number][] = [];
  for (const { tokenHash, userId } of people)
    found.push([
      await one("SELECT last_seen_at AS at FROM sessions WHERE hash = ?", tokenHash),
      await one("SELECT last_at AS at FROM roster WHERE user = ?", userId),
    ]);
  return found;
}

describe("last activity is stored for many at once [security.md 55]", () => {
  test("whoever comes a minute after their stored instant takes along those who are half a minute behind", async () => {
    const company = await aCompany();
    const [anna, boris, cyril] = await atWork(company, 3);
    await anna.asks(seconds(30) - 1);
    await boris.asks(seconds(30));
    await cyril.asks(minutes(1) - 1);
    const nothing = [0, 0];
    expect(await stored(company, [anna, boris, cyril])).toEqual([nothing, nothing, nothing]);
    await cyril.asks(minutes(1));
    expect(await stored(company, [anna, boris, cyril])).toEqual([
      nothing,
      [seconds(30), seconds(30)],
      [minutes(1), minutes(1)],
    ]);
  });

  test("another address is stored at once", async () => {
    const company = await aCompany();
    const [anna] = await atWork(company, 1);
    await anna.asks(1, ELSEWHERE);
    expect(await stored(company, [anna])).toMatchObject([[1, expect.any(Number)]]);
    await evictDurableObject(company.stub());
    const [view] = await company.gate().listSessions({ user: anna.userId, now: company.clock.now + 1 });
    expect(view).toMatchObject({
      firstAddress: OFFICE,
      lastAddress: ELSEWHERE,
      lastSeenAt: company.clock.now + 1,
    });
  });

  test("however people come and go, a replaced instance knows each as of a minute before their last visit at most", async () => {
    const company = await aCompany();
    const people: AtWork[] = await atWork(company, 6);
    const last = people.map(() => 0);
    for (let visit = 1; visit <= 120; visit++) {
      const at = visit * 3_700;
      const who = (visit * visit + visit) % people.length;
      await people[who]?.asks(at);
      last[who] = at;
      if (visit % 40 !== 0) continue;
      await evictDurableObject(company.stub());
      for (const [i, both] of (await stored(company, people)).entries())
        for (const known of both) {
          expect((last[i] as number) - known).toBeLessThan(minutes(1));
          expect(known).toBeLessThanOrEqual(last[i] as number);
        }
    }
  });

  test("a session that has ended meanwhile is left as it ended", async () => {
    const company = await aCompany();
    const [anna, boris] = await atWork(company, 2);
    await anna.asks(seconds(40));
    await company.gate().endSessions({
      user: anna.userId,
      now: company.clock.now + seconds(41),
      reason: "signed_out",
      actorId: null,
      origin: null,
      event: "logout",
    });
    await boris.asks(minutes(1));
    const [[session]] = (await stored(company, [anna])) as [[number, number]];
    expect(session).toBe(0);
    expect(await anna.asks(minutes(1))).toMatchObject({ ok: false, reason: "ended", end: "signed_out" });
  });

  const busy: [number, number][] = [
    [99, 0],
    [100, 100],
  ];
  test.each(busy)(
    "of %s who are half a minute behind, %s are stored by the last of them",
    async (people, of) => {
      const company = await aCompany();
      const { userId } = await company.aPerson();
      const { now } = company.clock;
      await company.gate().listSessions({ user: null, now });
      const count = await runInDurableObject(company.stub(), (instance, state) => {
        const { sessions } = (instance as unknown as { gate: Gate }).gate;
        const origin = from(OFFICE);
        for (let i = 0; i < people; i++) {
          const hash = newId();
          sessions.open({ hash, id: hash, kind: "browser", user: userId, now, origin });
          const row = sessions.find(hash);
          if (row !== null) sessions.touch(row, OFFICE, now + seconds(30));
        }
        return state.storage.sql.exec("SELECT count(*) AS n FROM sessions WHERE last_seen_at > ?", now).one()
          .n;
      });
      expect(count).toBe(of);
    },
  );
});
