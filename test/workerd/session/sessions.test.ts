import { describe, expect, test } from "vitest";
import { days, hours, minutes } from "~/domain/time/durations";
import {
  changeSessionLengths,
  previewSessionLengths,
  readSessionLengths,
} from "~/features/settings/session-lengths.server";
import { aCompany, from, newId, OFFICE } from "../../support/company";

describe("a session [AM-12]", () => {
  test("under a new token goes on with its id, its age and its place; the old token is nobody", async () => {
    const company = await aCompany();
    const session = await company.signedIn(await company.aPerson());
    const newHash = newId();
    const { clock } = company;
    const renewed = await company.gate().renewSession({
      tokenHash: session.tokenHash,
      newHash,
      now: clock.now + minutes(5),
      origin: from(OFFICE),
    });
    expect(renewed).toEqual({ until: clock.now + days(30) });
    const admit = (tokenHash: string) =>
      company
        .gate()
        .admit({ tokenHash, address: OFFICE, now: clock.now + minutes(6), stamp: null, page: "/" });
    expect(await admit(newHash)).toMatchObject({
      ok: true,
      sessionId: session.sessionId,
      startedAt: clock.now,
    });
    expect(await admit(session.tokenHash)).toMatchObject({ ok: false, reason: "none" });
  });

  test("that has ended is not renewed", async () => {
    const company = await aCompany();
    const session = await company.signedIn(await company.aPerson());
    const ask = { tokenHash: session.tokenHash, newHash: newId(), origin: from(OFFICE) };
    expect(await company.gate().renewSession({ ...ask, now: company.clock.now + hours(12) })).toEqual({
      until: null,
    });
    expect(
      await company.gate().renewSession({ ...ask, tokenHash: "nobody", now: company.clock.now }),
    ).toEqual({
      until: null,
    });
  });

  test("keeps the reason of its end for a day", async () => {
    const company = await aCompany();
    const person = await company.aPerson();
    const session = await company.signedIn(person);
    const end = { now: company.clock.now, actorId: null, origin: null, event: "session_revoked" } as const;
    await company.gate().endSessions({ ...end, user: person.userId, reason: "ended_by_admin" });
    for (const later of [0, hours(12), days(1) - 1])
      expect(await session.ask({ now: company.clock.now + later })).toMatchObject({
        reason: "ended",
        end: "ended_by_admin",
      });
  });

  test("nine at once of a cap of five: five live, four ended as one too many", async () => {
    const company = await aCompany();
    const person = await company.aPerson();
    const sessions = await Promise.all(Array.from({ length: 9 }, () => company.signedIn(person)));
    const verdicts = await Promise.all(sessions.map((session) => session.ask()));
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(5);
    expect(verdicts.filter((verdict) => !verdict.ok && verdict.end === "excess")).toHaveLength(4);
    await company.gate().flush();
    expect(
      await company.rows(
        "SELECT event FROM auth_log WHERE account_id = ? AND event = 'excess_sessions_exceeded'",
        company.accountId,
      ),
    ).toHaveLength(4);
  });
});

describe("session lengths, changed while people work [FM-09]", () => {
  const own = (idle: number, absolute: number) => ({
    intent: "save" as const,
    staffPreset: "own" as const,
    staffIdle: idle,
    staffAbsolute: absolute,
    adminPreset: "strict" as const,
    sessionCap: 3,
  });

  test("hold for open sessions in the same turn; the preview had said how many end", async () => {
    const company = await aCompany();
    const started = company.clock.now;
    const [idle, busy] = [await company.aPerson(), await company.aPerson()];
    const [sleeping, working] = [await company.signedIn(idle), await company.signedIn(busy)];
    company.clock.now = started + minutes(50);
    await working.ask();
    const asker = { accountPublicId: company.accountPublicId, sessionId: sleeping.sessionId };
    expect(await previewSessionLengths(company.needs(), asker, own(51, 8))).toEqual({
      sessions: 0,
      mine: false,
    });
    expect(await previewSessionLengths(company.needs(), asker, own(50, 8))).toEqual({
      sessions: 1,
      mine: true,
    });
    expect((await sleeping.ask({ page: null })).ok).toBe(true);
    const actor = await company.actor(company.owner);
    const saved = await changeSessionLengths(company.needs(), company.account, actor, own(50, 8));
    expect(saved).toEqual({ lost: false, pending: false });
    expect(await sleeping.ask()).toMatchObject({ ok: false, reason: "expired" });
    expect((await working.ask({ now: started + minutes(100) - 1, page: null })).ok).toBe(true);
    expect((await working.ask({ now: started + minutes(100), page: null })).ok).toBe(false);
    expect(await readSessionLengths(company.needs(), company.accountId)).toMatchObject({
      staffPreset: "own",
      staffIdle: 50,
      staffAbsolute: 8,
      sessionCap: 3,
    });
  });

  test("by somebody whose rights have moved meanwhile change nothing and log nothing", async () => {
    const company = await aCompany();
    const actor = { ...(await company.actor(company.owner)), version: 99 };
    const outcome = await changeSessionLengths(company.needs(), company.account, actor, own(50, 8));
    expect(outcome).toEqual({ lost: true });
    expect(await readSessionLengths(company.needs(), company.accountId)).toMatchObject({
      staffPreset: "normal",
    });
    const audit = await company.rows("SELECT id FROM audit_log WHERE account_id = ?", company.accountId);
    expect(audit).toEqual([]);
  });

  test("saved as they were write nothing", async () => {
    const company = await aCompany();
    const actor = await company.actor(company.owner);
    const same = {
      intent: "save" as const,
      staffPreset: "normal" as const,
      adminPreset: "strict" as const,
      sessionCap: 5,
    };
    expect(await changeSessionLengths(company.needs(), company.account, actor, same)).toEqual({
      lost: false,
      pending: false,
    });
    expect(await company.rows("SELECT seq FROM gate_outbox WHERE account_id = ?", company.accountId)).toEqual(
      [],
    );
  });
});

test("a million tokens' worth of the runtime's random bytes: none twice, each bit as often set as not [security.md 11]", async () => {
  const { needs } = await aCompany();
  const { random } = needs();
  const TOKENS = 1_000_000;
  // The first 64 bits of each: two alike by chance once in 37 million runs.
  const heads = new BigUint64Array(TOKENS);
  const set = new Uint32Array(256);
  for (let at = 0; at < TOKENS; at += 1) {
    const bytes = random(32);
    heads[at] = new DataView(bytes.buffer).getBigUint64(0);
    const byte = at % 32;
    for (let bit = 0; bit < 8; bit += 1) set[byte * 8 + bit]! += (bytes[byte]! >> bit) & 1;
  }
  heads.sort();
  expect(heads.some((head, at) => at > 0 && head === heads[at - 1])).toBe(false);
  // 31,250 throws of each bit have a standard deviation of 88; six of them.
  for (const count of set) expect(Math.abs(count - TOKENS / 64)).toBeLessThan(530);
});
