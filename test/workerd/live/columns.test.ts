import { runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AVAILABILITIES } from "~/domain/presence/availability";
import { minutes, seconds } from "~/domain/time/durations";
import { Rows } from "~workers/objects/account-gate/columns";
import { Intervals } from "~workers/objects/account-gate/intervals";
import { Presence, type PresenceRow } from "~workers/objects/account-gate/presence";
import { Roster, type RosterRow } from "~workers/objects/account-gate/roster";
import { aCompany } from "../../support/company";

const PEOPLE = [1, 2, 3, 900_000_001];
const user = fc.constantFrom(...PEOPLE);
const laterMs = fc.constantFrom(1, seconds(1), minutes(1) - 1, minutes(1), minutes(6));

async function inStorage(test: (sql: SqlStorage) => void) {
  const company = await aCompany();
  await runInDurableObject(company.stub(), (_gate, state) => test(state.storage.sql));
}

test("the roster in columns is the roster in a map, in any order, asleep and awake (semantics 9)", async () => {
  const page = fc.constantFrom("/", "/deals", "/chats/1");
  const facts = fc.record({ page: fc.option(page), address: fc.option(fc.ipV4()), device: fc.option(page) });
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant("touch" as const), user, facts, laterMs }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("turn" as const), user, page }) },
    fc.record({
      do: fc.constantFrom("forget" as const, "sleep" as const, "warm" as const, "clear" as const),
      user,
    }),
  );
  await inStorage((sql) =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let roster = new Roster(sql, new Rows());
        roster.clear();
        const stored = new Map<number, RosterRow>();
        let last = new Map<number, RosterRow>();
        const behind = new Set<number>();
        let now = 1_000_000;
        for (const one of steps) {
          const before = last.get(one.user);
          if (one.do === "touch") {
            now += one.laterMs;
            const device = one.facts.device ?? before?.device ?? null;
            const written_at = before?.written_at ?? 0;
            last.set(one.user, { ...one.facts, user: one.user, device, last_at: now, written_at });
            if (now - written_at >= seconds(30)) behind.add(one.user);
            // Whoever must be stored takes along those half a minute behind.
            for (const user of now - written_at >= minutes(1) ? behind : []) {
              const row = last.get(user);
              behind.delete(user);
              if (row === undefined) continue;
              last.set(user, { ...row, written_at: now });
              stored.set(user, { ...row, written_at: now });
            }
            roster.touch(one.user, one.facts, now);
          } else if (one.do === "turn") {
            if (before !== undefined) last.set(one.user, { ...before, page: one.page });
            roster.turnTo(one.user, one.page);
          } else if (one.do === "forget") {
            for (const kept of [last, stored]) kept.delete(one.user);
            roster.forget(one.user);
          } else if (one.do === "sleep") {
            last = new Map(stored);
            behind.clear();
            roster = new Roster(sql, new Rows());
          } else if (one.do === "warm") roster.warm();
          else {
            for (const kept of [last, stored, behind]) kept.clear();
            roster.clear();
          }
          const toldAt = now - minutes(2);
          const news = [...last.values()].filter(({ last_at }) => last_at > toldAt);
          expect(new Map(roster.since(toldAt).map((row) => [row.user, row]))).toEqual(
            new Map(news.map((row) => [row.user, row])),
          );
          for (const asked of PEOPLE) expect(roster.of(asked)).toEqual(last.get(asked) ?? null);
        }
      }),
    ),
  );
});

test("presence in columns is what is stored, in any order, asleep and awake (semantics 9)", async () => {
  const said = fc.record({ availability: fc.constantFrom(...AVAILABILITIES), until: fc.option(fc.nat()) });
  const verb = fc.constantFrom("arrive", "leave", "depart", "say", "cut", "adopt", "warm", "sleep", "clear");
  const step = fc.record({ verb, user, said, laterMs });
  await inStorage((sql) =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const awake = () => new Presence(sql, new Rows(), new Intervals(sql));
        let presence = awake();
        presence.clear();
        let now = 1_000_000;
        for (const { verb, user, said, laterMs } of steps) {
          now += laterMs;
          const idle = { lastActiveAt: now, idleAfterMs: minutes(5) };
          if (verb === "arrive") presence.arrive(user, now);
          else if (verb === "leave") presence.leave(user, now);
          else if (verb === "depart") presence.depart(user, now, idle);
          else if (verb === "say") presence.say(user, said, idle, now);
          else if (verb === "cut") presence.cut(user, now, idle);
          else if (verb === "adopt") presence.adopt(user, said);
          else if (verb === "warm") presence.warm();
          else if (verb === "clear") presence.clear();
          else presence = awake();
          const rows = sql.exec<PresenceRow>("SELECT * FROM presence").toArray();
          for (const asked of PEOPLE)
            expect(presence.of(asked)).toEqual(rows.find((row) => row.user === asked) ?? null);
        }
      }),
    ),
  );
});
