import { runInDurableObject } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { can } from "~/domain/access";
import { hours, minutes } from "~/domain/time/durations";
import { change } from "~/features/gate/change.server";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne, raiseVersion } from "~db/queries/guarded-batch";
import { aCompany, ELSEWHERE, newId, OFFICE, type TestCompany } from "../../support/company";

async function hold(company: TestCompany, user: number, kind: string, endsAt: number | null) {
  const { accountId } = company;
  const id = newId();
  const outcome = await change(company.needs(), company.account, {
    write: [
      sql`INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at, ends_at) VALUES (${id}, ${accountId}, ${user}, ${kind}, 'test', ${company.clock.now}, ${endsAt})`,
      mustChangeOne(),
      raiseVersion(accountId, user),
    ],
    audit: {
      event: "hold_opened",
      actor: await company.actor(company.owner),
      target: { kind: "user", id: user, name: "" },
    },
    gate: [opSelect.person(accountId, user)],
    keepsAdministrator: true,
  });
  return { id, outcome };
}

describe("admission", () => {
  test("a session opened by the gate is admitted with rights, profile and settings; the second time only with the stamp", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const session = await company.signedIn(manager);
    const first = await session.ask();
    if (!first.ok || first.facts === null) throw new Error("not admitted");
    expect(first.facts.person).toMatchObject({ user: manager.userId, email: manager.email });
    const viewer = {
      accountId: company.accountId,
      userId: manager.userId,
      publicId: manager.publicId,
      rights: first.facts.rights,
      departmentId: null,
      reach: first.facts.reach,
      isOwner: false,
    };
    expect(can(viewer, "deals.create")).toBe(true);
    expect(can(viewer, "network.edit")).toBe(false);
    const second = await session.ask({ stamp: first.stamp });
    expect(second).toMatchObject({ ok: true, stamp: first.stamp, facts: null });
  });

  test("an unknown token is refused without a reason", async () => {
    const company = await aCompany();
    expect(
      await company
        .gate()
        .admit({ tokenHash: "nobody", address: OFFICE, now: company.clock.now, stamp: null, page: "/" }),
    ).toMatchObject({ ok: false, reason: "none" });
  });

  const idle: [string, number, boolean][] = [
    ["one ms before twelve idle hours", -1, true],
    ["at twelve idle hours", 0, false],
  ];
  test.each(idle)("%s a staff session lives: %s ms → %s", async (_when, offset, lives) => {
    const company = await aCompany();
    const session = await company.signedIn(await company.aPerson());
    const verdict = await session.ask({ now: company.clock.now + hours(12) + offset });
    expect(verdict.ok).toBe(lives);
    if (!verdict.ok) expect(verdict.reason).toBe("expired");
  });

  test("an Administrator's session is strict: gone after thirty idle minutes", async () => {
    const company = await aCompany();
    const session = await company.signedIn(company.owner);
    expect((await session.ask({ now: company.clock.now + minutes(30) - 1, page: null })).ok).toBe(true);
    expect(await session.ask({ now: company.clock.now + minutes(30) })).toMatchObject({
      ok: false,
      reason: "expired",
    });
  });

  test("polls neither touch nor slide: 30 minutes of them end a strict session", async () => {
    const company = await aCompany();
    const session = await company.signedIn(company.owner);
    for (let minute = 1; minute < 30; minute++) {
      expect((await session.ask({ page: null, now: company.clock.now + minutes(minute) })).ok).toBe(true);
    }
    expect((await session.ask({ page: null, now: company.clock.now + minutes(30) })).ok).toBe(false);
  });

  test("a page visit slides the session", async () => {
    const company = await aCompany();
    const session = await company.signedIn(company.owner);
    expect((await session.ask({ page: "/log", now: company.clock.now + minutes(29) })).ok).toBe(true);
    expect((await session.ask({ page: "/log", now: company.clock.now + minutes(58) })).ok).toBe(true);
  });

  test("a block ends every session when `change` has returned, and the sessions stay ended after it is lifted", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const sessions = [await company.signedIn(manager), await company.signedIn(manager)];
    const { outcome } = await hold(company, manager.userId, "manual_block", null);
    expect(outcome).toEqual({ lost: false, pending: false });
    for (const session of sessions)
      expect(await session.ask()).toMatchObject({ ok: false, reason: "ended", end: "held" });
    await expect(company.signedIn(manager)).rejects.toThrow("blocked");
  });

  test("a limit suspends: sessions answer `limit` until the window ends, then live on", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const session = await company.signedIn(manager);
    const until = company.clock.now + minutes(5);
    await hold(company, manager.userId, "limit", until);
    expect(await session.ask({ now: until - 1 })).toMatchObject({ ok: false, reason: "limit", until });
    expect((await session.ask({ now: until })).ok).toBe(true);
  });

  test("the last reachable administrator cannot be held; nothing is written [C13]", async () => {
    const company = await aCompany();
    const { outcome } = await hold(company, company.owner.userId, "manual_block", null);
    expect(outcome).toEqual({ lost: true });
    expect(await company.rows("SELECT * FROM holds WHERE account_id = ?", company.accountId)).toEqual([]);
    expect(await company.rows("SELECT * FROM audit_log WHERE account_id = ?", company.accountId)).toEqual([]);
    expect(await company.rows("SELECT * FROM gate_outbox WHERE account_id = ?", company.accountId)).toEqual(
      [],
    );
  });

  test("an actor whose rights have moved meanwhile loses: no audit row, no outbox row", async () => {
    const company = await aCompany();
    const [manager, admin] = [await company.aPerson(), await company.aPerson({ roles: ["administrator"] })];
    const stale = await company.actor(admin);
    await company.db.$client
      .prepare("UPDATE users SET access_version = access_version + 1 WHERE id = ?")
      .bind(admin.userId)
      .run();
    const outcome = await change(company.needs(), company.account, {
      write: [raiseVersion(company.accountId, manager.userId), mustChangeOne()],
      audit: { event: "user_updated", actor: stale, target: null },
      gate: [opSelect.person(company.accountId, manager.userId)],
    });
    expect(outcome).toEqual({ lost: true });
    expect(await company.rows("SELECT * FROM audit_log WHERE account_id = ?", company.accountId)).toEqual([]);
    expect(await company.rows("SELECT * FROM gate_outbox WHERE account_id = ?", company.accountId)).toEqual(
      [],
    );
  });

  test("two allowlists, one turn: an address off the list is refused, the session itself lives on", async () => {
    const company = await aCompany();
    const session = await company.signedIn(await company.aPerson());
    const { accountId } = company;
    await change(company.needs(), company.account, {
      write: [
        sql`INSERT INTO network_entries(account_id, public_id, scope, mode, network, first_key, last_key, label, created_at)
          VALUES (${accountId}, ${newId()}, 'account', 'extends', '203.0.113.0/24', '00000000000000000000ffffcb007100', '00000000000000000000ffffcb0071ff', '', 0)`,
        sql`UPDATE network_state SET is_on = 1 WHERE account_id = ${accountId}`,
      ],
      audit: { event: "allowlist_changed", actor: null, target: null },
      gate: [opSelect.network(accountId)],
    });
    expect(await session.ask({ address: ELSEWHERE })).toMatchObject({
      ok: false,
      reason: "ip_denied",
      address: ELSEWHERE,
    });
    expect(await session.ask({ address: null })).toMatchObject({ ok: false, reason: "ip_denied" });
    expect((await session.ask({ address: OFFICE })).ok).toBe(true);
  });

  test("five sessions at once: a sixth ends the one unused for longest", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const sessions = [];
    for (let n = 0; n < 6; n++) {
      company.clock.now += 1_000;
      sessions.push(await company.signedIn(manager));
    }
    const alive = await Promise.all(sessions.map((session) => session.ask()));
    expect(alive.map((verdict) => verdict.ok)).toEqual([false, true, true, true, true, true]);
  });

  test("another epoch ends every session and reads the account anew", async () => {
    const company = await aCompany();
    const session = await company.signedIn(company.owner);
    await company.rehydrate();
    expect(await session.ask()).toMatchObject({ ok: false, reason: "ended" });
    expect((await (await company.signedIn(company.owner)).ask()).ok).toBe(true);
  });

  test("only hashes are stored: no token stands in the object's rows", async () => {
    const company = await aCompany();
    const session = await company.signedIn(company.owner);
    await runInDurableObject(company.stub(), (_gate, state) => {
      const dump = JSON.stringify(state.storage.sql.exec("SELECT * FROM sessions").toArray());
      expect(dump).toContain(session.tokenHash);
      expect(dump).not.toContain(session.token);
    });
  });
});
