import { describe, expect, test } from "vitest";
import { sha256hex } from "~/domain/ids/sha256";
import type { GatePort } from "~/domain/session/gate";
import { minutes } from "~/domain/time/durations";
import { luciaKeeper, type SessionKeeper } from "~/features/session/lucia.server";
import { aCompany, ELSEWHERE, from, newId, OFFICE, type TestCompany } from "../../support/company";
import { twinKeeper } from "../../support/twin-keeper";

const keepers: [string, (gate: GatePort) => SessionKeeper][] = [
  ["lucia", luciaKeeper],
  ["our twin", twinKeeper],
];

async function open(company: TestCompany, keeper: SessionKeeper, user: number, address = OFFICE) {
  const token = newId() + newId();
  const session = {
    tokenHash: await sha256hex(token),
    sessionId: newId(),
    user,
    now: company.clock.now,
    origin: from(address),
    login: "someone@test.test",
  };
  return { session, opened: await keeper.open(session) };
}

const admit = (company: TestCompany, tokenHash: string, now = company.clock.now) =>
  company.gate().admit({ tokenHash, address: OFFICE, now, stamp: null, page: null });

describe.each(keepers)("a keeper of sessions: %s (security.md row 62) [AM-12]", (_name, keeperOf) => {
  test("opens under the token's hash; the gate admits by it and by nothing else", async () => {
    const company = await aCompany();
    const { userId } = await company.aPerson();
    const { session, opened } = await open(company, keeperOf(company.gate()), userId);
    expect(opened).toMatchObject({ ok: true, until: company.clock.now + 30 * 86_400_000 });
    expect(await admit(company, session.tokenHash)).toMatchObject({
      ok: true,
      user: userId,
      sessionId: session.sessionId,
    });
    expect(await admit(company, session.sessionId)).toMatchObject({ ok: false, reason: "none" });
  });

  test("takes the gate's no for an answer, with its reason, and leaves no session", async () => {
    const company = await aCompany();
    const { opened } = await open(company, keeperOf(company.gate()), 987_654);
    expect(opened).toMatchObject({ ok: false, reason: "deleted" });
    expect(await company.gate().listSessions({ user: 987_654, now: company.clock.now })).toEqual([]);
  });

  test("ends all of one person and nobody else", async () => {
    const company = await aCompany();
    const [anna, jan] = [await company.aPerson(), await company.aPerson()];
    const keeper = keeperOf(company.gate());
    const hers = [
      await open(company, keeper, anna.userId),
      await open(company, keeper, anna.userId, ELSEWHERE),
    ];
    const his = await open(company, keeper, jan.userId);
    await keeper.endAllOf(anna.userId, company.clock.now);
    for (const { session } of hers)
      expect(await admit(company, session.tokenHash)).toMatchObject({
        ok: false,
        reason: "ended",
        end: "ended_by_self",
      });
    expect(await admit(company, his.session.tokenHash)).toMatchObject({ ok: true });
  });

  test("its own clock decides nothing: a session of yesterday's instant lives by that instant", async () => {
    const company = await aCompany({ at: Date.now() - 86_400_000 });
    const { userId } = await company.aPerson({ roles: ["administrator"] });
    const { session } = await open(company, keeperOf(company.gate()), userId);
    expect((await admit(company, session.tokenHash, company.clock.now + minutes(30) - 1)).ok).toBe(true);
    expect((await admit(company, session.tokenHash, company.clock.now + minutes(30))).ok).toBe(false);
  });
});
