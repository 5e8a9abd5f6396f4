import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { authEntry } from "~/domain/log/entry";
import { stopAccess } from "~/features/holds/stop-access.server";
import { createWebhook } from "~/features/webhooks/save-webhook.server";
import { appendActivity } from "~db/queries/activity";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit, mustHold } from "~db/queries/guarded-batch";
import { aCompany, newId } from "../../support/company";
import { aWebhook, opened } from "../../support/webhooks";

const BLOCK = { kind: "manual_block", reason: "secret words", showReason: false, endsAt: null } as const;

describe("webhook messages", () => {
  test("a hold is told once, by ids and codes alone, and signed [security.md 52]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson({ name: "Anna" });
    const hook = await aWebhook(company);
    const stopped = await stopAccess(hook.needs(), hook.acting, anna.publicId, BLOCK);
    expect(stopped.ok).toBe(true);
    await hook.run();
    const told = hook.posted.map((one) => opened(hook.secret, one));
    expect(told.map(({ body }) => body.type)).toEqual(["hold_opened"]);
    expect(told[0]?.body).toMatchObject({
      account: company.accountPublicId,
      data: {
        subject: { kind: "user", id: anna.publicId },
        actor: { kind: "user", id: hook.acting.publicId },
        hold: { kind: "manual_block", ends_at: null },
        changed: ["hold"],
      },
    });
    expect(hook.posted[0]?.body).not.toMatch(/Anna|secret words|@/);
    expect(await hook.run()).toEqual({ sent: 0, later: 0, dead: 0 });
  });

  test("what is rolled back is told to nobody", async () => {
    const company = await aCompany();
    const hook = await aWebhook(company);
    const line = writeAuthEntry(
      company.accountId,
      authEntry({ opId: newId(), at: company.clock.now, event: "logout", result: "success" }),
    );
    expect(await commit(company.db, [line, mustHold(sql`1 = 0`)])).toEqual({ lost: true });
    expect(await hook.rows()).toEqual([]);
  });

  test("an event that both logs have is told once; a count that grows is not told again", async () => {
    const company = await aCompany();
    const hook = await aWebhook(company);
    const entry = authEntry({
      opId: newId(),
      at: company.clock.now,
      event: "session_revoked",
      result: "success",
      userId: company.owner.userId,
      sessionId: "s1",
      reason: "blocked",
    });
    const [account] = [company.accountId];
    await commit(company.db, [
      writeAuthEntry(account, entry),
      writeAuthEntry(account, { ...entry, count: 2 }),
    ]);
    await hook.run();
    const [told] = hook.posted.map((one) => opened(hook.secret, one).body);
    expect(hook.posted).toHaveLength(1);
    expect(told?.data).toEqual({
      subject: { kind: "user", id: hook.acting.publicId },
      actor: null,
      reason: "blocked",
      session: "s1",
      changed: [],
    });
  });

  test("records are told by id and names of fields, never by contents", async () => {
    const company = await aCompany();
    const hook = await aWebhook(company, ["record_changed"]);
    const row = {
      actionId: newId(),
      userId: company.owner.userId,
      at: company.clock.now,
      kind: "record_changed",
      object: { kind: "deal", id: 1, name: "Big secret deal" },
      source: "page",
      amount: 1,
      changes: [{ field: "amount", before: "1", after: "777" }],
    } as const;
    await commit(company.db, appendActivity(company.accountId, row));
    await commit(
      company.db,
      appendActivity(company.accountId, { ...row, kind: "note_added", actionId: newId() }),
    );
    await hook.run();
    expect(hook.posted.map((one) => opened(hook.secret, one).body.data)).toEqual([
      {
        subject: { kind: "deal", id: null },
        actor: { kind: "user", id: hook.acting.publicId },
        changed: ["amount"],
      },
    ]);
    expect(hook.posted[0]?.body).not.toMatch(/secret|777/);
  });

  test("another company's events stay with it", async () => {
    const [mine, theirs] = [await aCompany(), await aCompany()];
    const [here, there] = [await aWebhook(mine), await aWebhook(theirs)];
    const boris = await theirs.aPerson();
    await stopAccess(there.needs(), there.acting, boris.publicId, BLOCK);
    expect([await here.rows(), (await there.rows()).length]).toEqual([[], 1]);
  });

  test("the secret lies encrypted in D1, and no further webhook than fifty is made", async () => {
    const company = await aCompany();
    const hook = await aWebhook(company);
    const [row] = await company.rows<{ secret: string }>(
      "SELECT * FROM webhooks WHERE account_id = ?",
      company.accountId,
    );
    expect(JSON.stringify(row)).not.toContain(hook.secret.slice(6));
    const wanted = { name: "More", url: "https://hooks.example.com/in", events: ["logout" as const] };
    for (let n = 1; n < 50; n++) await createWebhook(hook.needs(), hook.acting, wanted);
    expect(await createWebhook(hook.needs(), hook.acting, wanted)).toEqual({ ok: false, refusal: "full" });
  });
});
