import { describe, expect, test } from "vitest";
import { setNewPassword } from "~/features/session/new-password.server";
import { openSession } from "~/features/session/open-session.server";
import { findIdentity } from "~db/queries/identities";
import { configOf } from "~workers/config";
import { needsOf } from "~workers/context";
import { endSessions } from "~workers/scheduled/end-sessions";
import { aCompany, ELSEWHERE, env, from, newId, OFFICE, type TestCompany } from "../../support/company";
import { Crash, crashingD1 } from "../../support/crashing-d1";
import { mailsOf } from "../../support/mails";

/** The abilities of a request whose machine dies right before or after its D1 call number `at`. */
function dying(company: TestCompany, at: number, when: "before" | "after") {
  const { db, machine } = crashingD1(env.DB, at, when);
  const facts = { now: company.clock.now, requestId: "test", later: () => undefined };
  return { needs: needsOf({ ...env, DB: db }, configOf(env), facts), machine };
}

const unlessDead = (died: Error) => {
  if (!(died instanceof Crash) && !/dead|died/.test(String(died?.cause ?? died))) throw died;
};

const identityOf = async (company: TestCompany, id: number) => (await findIdentity(company.directory, id))!;

describe("the person hears of it, whichever call the machine dies at [MC-38]", () => {
  test.each(["before", "after"] as const)(
    "a new password: one line in the log and one letter, %s the call",
    {
      timeout: 60_000,
    },
    async (when) => {
      const seen = new Set<string>();
      for (let at = 1; at < 100; at++) {
        const company = await aCompany();
        const anna = await company.aPerson();
        const identity = await identityOf(company, anna.identityId);
        const { needs, machine } = dying(company, at, when);
        const wanted = { identity, client: from(OFFICE), tokenHash: null, revocation: null };
        await setNewPassword(needs, { ...wanted, password: "kayak-fjord-amber-lantern" }).catch(unlessDead);
        for (let run = 0; run < 2; run++) await endSessions.run(company.needs());
        const isSet = (await identityOf(company, anna.identityId)).passwordHash !== null;
        const lines = await company.rows(
          "SELECT ip FROM auth_log WHERE account_id = ? AND event = 'authn_password_change'",
          company.accountId,
        );
        expect(lines, `call ${at}`).toEqual(isSet ? [{ ip: OFFICE }] : []);
        const letters = await mailsOf(company, { to: anna.email, kind: "password_changed" });
        expect(letters, `call ${at}`).toHaveLength(isSet ? 1 : 0);
        seen.add(`${isSet ? "set" : "as before"}, ${machine.isDead ? "died" : "lived"}`);
        if (!machine.isDead) break;
      }
      expect([...seen].sort()).toEqual(["as before, died", "set, died", "set, lived"]);
    },
  );

  test.each(["before", "after"] as const)(
    "a new device: one letter for the session, %s the call",
    async (when) => {
      const seen = new Set<string>();
      for (let at = 1; at < 100; at++) {
        const company = await aCompany();
        const anna = await company.aPerson();
        const identity = await identityOf(company, anna.identityId);
        const membership = { ...company.account, accountName: "Test", userId: anna.userId };
        const known = { identity, membership, client: from(OFFICE) };
        await openSession(company.needs(), known);
        company.clock.now += 1_000;
        const { needs, machine } = dying(company, at, when);
        const client = from(ELSEWHERE, { deviceId: newId() });
        await openSession(needs, { identity, membership, client }).catch(unlessDead);
        // What waits in the gate leaves with its alarm.
        await company.gate().flush();
        const { now } = company.clock;
        const open = (await company.gate().listSessions({ user: anna.userId, now })).length;
        expect(await mailsOf(company, { kind: "new_device" }), `call ${at}`).toHaveLength(open - 1);
        seen.add(`${open} open, ${machine.isDead ? "died" : "lived"}`);
        if (!machine.isDead) break;
      }
      expect([...seen].sort()).toEqual(["1 open, died", "2 open, died", "2 open, lived"]);
    },
  );
});
