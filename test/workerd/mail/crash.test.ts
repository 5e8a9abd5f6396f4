import { describe, expect, test } from "vitest";
import { writeCursor } from "~/domain/log/cursor";
import type { MailKind } from "~/domain/mail/kinds";
import { takeCrmPeople } from "~/features/crm/take-crm-people.server";
import { reportNotMe } from "~/features/log/report-not-me.server";
import type { Needs } from "~/features/needs";
import { makeRecoveryCodes } from "~/features/network/make-recovery-codes.server";
import { recoverWithCode } from "~/features/network/recover.server";
import { configOf } from "~workers/config";
import { needsOf } from "~workers/context";
import { aCompany, ELSEWHERE, env, from, newId, type TestCompany } from "../../support/company";
import { Crash, crashingD1 } from "../../support/crashing-d1";
import { listOn } from "../../support/network";

/** A change that a mail must go with; its `event` in the audit log says whether it happened. */
type Act = {
  mail: MailKind;
  event: string;
  prepare(): Promise<{ company: TestCompany; run(needs: Needs): Promise<unknown> }>;
};

const PASSWORD = "correct horse battery staple";

const recovery: Act = {
  mail: "recovery_used",
  event: "gate_opened",
  async prepare() {
    const company = await aCompany();
    const [code] = (await makeRecoveryCodes(company.needs(), await listOn(company))) ?? [];
    await company.directory.$client
      .prepare(
        "UPDATE identities SET password_hash = ? WHERE id = (SELECT identity_id FROM users WHERE id = ?)",
      )
      .bind(await company.needs().hasher.hash(PASSWORD), company.ownerId)
      .run();
    const attempt = { email: company.owner.email, password: PASSWORD, client: from(ELSEWHERE) };
    return { company, run: (needs) => recoverWithCode(needs, attempt, String(code)) };
  },
};

const crm: Act = {
  mail: "crm_admin",
  event: "crm_updated",
  async prepare() {
    const company = await aCompany();
    const { name, email } = await company.aPerson();
    const connection = newId();
    await company.rows(
      "INSERT INTO connections(account_id, public_id, name, created_at) VALUES (?, ?, 'amoCRM', 0)",
      company.accountId,
      connection,
    );
    const people = [{ externalId: "x", name, email, isAdmin: true }];
    return { company, run: (needs) => takeCrmPeople(needs, company.account, { connection, people }) };
  },
};

const notMe: Act = {
  mail: "not_me",
  event: "not_me_reported",
  async prepare() {
    const company = await aCompany();
    const anna = await company.aPerson({ passwordHash: "old" });
    const thief = await company.signedIn(anna, "198.51.100.66");
    await company.gate().flush();
    const [line] = await company.rows<{ id: number; at: number }>(
      "SELECT id, at FROM auth_log WHERE account_id = ? AND session_id = ?",
      company.accountId,
      thief.sessionId,
    );
    const reporter = { ...company.account, userId: anna.userId, actor: await company.actor(anna) };
    const wanted = { row: writeCursor(line!), which: "all" as const, client: from("203.0.113.7") };
    return { company, run: (needs) => reportNotMe(needs, reporter, wanted) };
  },
};

describe("a mail stands with the change that it tells of, whichever call the machine dies at [MC-38]", () => {
  for (const act of [recovery, crm, notMe])
    test.each(["before", "after"] as const)(`${act.mail}, %s the call`, async (when) => {
      const seen = new Set<string>();
      for (let at = 1; ; at++) {
        const { company, run } = await act.prepare();
        const { db, machine } = crashingD1(env.DB, at, when);
        const facts = { now: company.clock.now, requestId: "test", later: () => undefined };
        await run(needsOf({ ...env, DB: db }, configOf(env), facts)).catch((died) => {
          if (!(died instanceof Crash) && !/dead|died/.test(String(died?.cause ?? died))) throw died;
        });
        const [found] = await company.rows<{ happened: number; told: number }>(
          `SELECT (SELECT count(*) FROM audit_log WHERE account_id = ?1 AND event = ?2) AS happened,
            (SELECT count(*) FROM mail_outbox WHERE account_id = ?1 AND kind = ?3 AND user_id = ?4) AS told`,
          company.accountId,
          act.event,
          act.mail,
          company.ownerId,
        );
        expect(found?.told, `call ${at}`).toBe(found?.happened);
        seen.add(`${found?.happened} ${machine.isDead ? "died" : "lived"}`);
        if (!machine.isDead) break;
        expect(at).toBeLessThan(100);
      }
      expect([...seen].sort()).toEqual(["0 died", "1 died", "1 lived"]);
    });
});
