import { describe, expect, test } from "vitest";
import { CLOSE } from "~/domain/session/reasons";
import { minutes } from "~/domain/time/durations";
import { finishHold, listDueHolds } from "~/features/holds/finish-holds.server";
import { liftHolds } from "~/features/holds/lift-holds.server";
import { deleteLimit } from "~/features/limits/delete-limit.server";
import { followUp } from "~/features/limits/follow-reached.server";
import { restoreLimit } from "~/features/limits/restore-limit.server";
import { switchLimit } from "~/features/limits/switch-limit.server";
import { changerOf } from "../../support/changer";
import { aCompany, type Person, type TestCompany } from "../../support/company";
import { aHold } from "../../support/holds";
import { aLimit, gaugeOf, handle, inGate } from "../../support/limits";
import { openSocket } from "../../support/live-socket";
import { mailsOf } from "../../support/mails";

/** A manager whose limit of two deals a day is full, and the owner who may restore it. */
async function aHeldManager(plan: Parameters<typeof aLimit>[1] = {}) {
  const company = await aCompany();
  const manager = await company.aPerson();
  const limit = await aLimit(company, { threshold: 2, period: "month", ...plan });
  const acting = await changerOf(company, manager);
  const session = await company.signedIn(manager);
  const socket = await openSocket(company, session);
  for (let deal = 1; deal <= 2; deal++) await handle(company, acting, deal);
  return {
    company,
    manager,
    ...limit,
    acting,
    session,
    socket,
    owner: await changerOf(company, company.owner),
  };
}
const holdsOf = (company: TestCompany, person: Person) =>
  company.rows<{
    id: string;
    lifted_at: number | null;
    lifted_by: number | null;
    ref: string;
    limit_id: number;
  }>("SELECT id, lifted_at, lifted_by, ref, limit_id FROM holds WHERE user_id = ?", person.userId);
const auditOf = (company: TestCompany, event: string) =>
  company.rows<{ public_id: string; target_id: number }>(
    "SELECT public_id, target_id FROM audit_log WHERE account_id = ? AND event = ? AND target_id IS NOT NULL",
    company.accountId,
    event,
  );

describe("a limit suspends, and an administrator restores [AM-20] [AM-21]", () => {
  test("the sockets are told and closed with 4403; a restore revives the same session, and the count begins anew", async () => {
    const { company, manager, limit, publicId, acting, session, socket, owner } = await aHeldManager();
    if (socket.refused) throw new Error("the socket was refused");
    expect(await socket.closed()).toBe(CLOSE.suspended);
    expect(socket.frames.find((frame) => frame.t === "held")).toMatchObject({ reason: "limit" });
    expect((await session.ask()).ok).toBe(false);
    expect(await openSocket(company, session)).toMatchObject({ refused: true, status: 423 });

    const restore = { person: manager.publicId, limit: publicId, raiseTo: null };
    expect(await restoreLimit(company.needs(), owner, restore)).toEqual({ ok: true, pending: false });
    expect((await session.ask()).ok).toBe(true);
    const again = await changerOf(company, manager);
    expect(await handle(company, again, 1)).toEqual({ ok: true });
    expect(await gaugeOf(company, manager, limit)).toMatchObject({ count: 1, hold: null });
    expect(acting.userId).toBe(again.userId);
    const [event] = await auditOf(company, "limit_restored");
    const changes = await company.rows(
      "SELECT field, before, after FROM audit_changes WHERE audit_public_id = ?",
      event?.public_id,
    );
    expect(changes).toEqual([{ field: "deals_handled", before: "2", after: "0" }]);
  });

  test("a restore works before the gate's note has come to D1, and the note changes nothing after", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const { publicId } = await aLimit(company, { threshold: 1, period: "month" });
    const session = await company.signedIn(manager);
    const gate = company.gate();
    const { now } = company.clock;
    await inGate(company, async (parts) => {
      // The note waits: nothing is sent in this turn.
      const { consume, confirm } = await import("~workers/objects/account-gate/count");
      const costs = [{ metric: "deals_handled", keys: ["deal:1"], amount: 1 }] as const;
      consume(parts, { user: manager.userId, actionId: "one", costs, now });
      confirm(parts, { actionId: "one", done: true, now });
    });
    const owner = await changerOf(company, company.owner);
    const restore = { person: manager.publicId, limit: publicId, raiseTo: null };
    expect(await restoreLimit(company.needs(), owner, restore)).toMatchObject({ ok: true });
    expect((await session.ask()).ok).toBe(true);
    await gate.flush();
    expect((await session.ask()).ok).toBe(true);
    expect(await holdsOf(company, manager)).toMatchObject([{ lifted_by: company.ownerId, ref: "1/1" }]);
  });

  test("of two who restore at once, one does; the other is told that somebody was faster", async () => {
    const { company, manager, publicId, owner } = await aHeldManager();
    const restore = { person: manager.publicId, limit: publicId, raiseTo: null };
    await company.gate().flush();
    const gauges = await company.gate().gauges({ user: manager.userId, now: company.clock.now });
    expect(gauges).toHaveLength(1);
    const both = await Promise.all([
      restoreLimit(company.needs(), owner, restore),
      restoreLimit(company.needs(), owner, restore),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await auditOf(company, "limit_restored")).toHaveLength(1);
  });

  test("a raise lets the count go on, for this window only, and must leave room", async () => {
    const { company, manager, limit, publicId, session, owner } = await aHeldManager();
    const raise = (raiseTo: number) =>
      restoreLimit(company.needs(), owner, { person: manager.publicId, limit: publicId, raiseTo });
    expect(await raise(2)).toEqual({ ok: false, refusal: "raise_too_low" });
    expect(await raise(3)).toMatchObject({ ok: true });
    expect((await session.ask()).ok).toBe(true);
    expect(await gaugeOf(company, manager, limit)).toMatchObject({ count: 2, threshold: 3 });
    await handle(company, await changerOf(company, manager), 3);
    expect((await session.ask()).ok).toBe(false);
    const { until } = (await gaugeOf(company, manager, limit))!;
    company.clock.now = until;
    expect(await gaugeOf(company, manager, limit)).toMatchObject({ count: 0, threshold: 2 });
  });

  test("a raise on the day after counts for the window in which it is made", async () => {
    const { company, manager, limit, publicId, owner } = await aHeldManager({ autoRestore: false });
    company.clock.now = (await gaugeOf(company, manager, limit))!.until;
    const raise = { person: manager.publicId, limit: publicId, raiseTo: 5 };
    expect(await restoreLimit(company.needs(), owner, raise)).toMatchObject({ ok: true });
    expect(await gaugeOf(company, manager, limit)).toMatchObject({ count: 0, threshold: 5, hold: null });
  });

  test("a lift on the person's card is a restore; another hold stays", async () => {
    const { company, manager, limit, owner } = await aHeldManager();
    await company.gate().flush();
    await aHold(company, manager.userId, "manual_block", null);
    const hold = (await holdsOf(company, manager)).find(({ limit_id }) => limit_id === limit)!;
    expect(await liftHolds(company.needs(), owner, manager.publicId, [hold.id])).toMatchObject({ ok: true });
    expect(await gaugeOf(company, manager, limit)).toMatchObject({ count: 0, hold: null });
    await expect(company.signedIn(manager)).rejects.toThrow("blocked");
  });

  test.each(["switched off", "deleted"])(
    "a limit that is %s lets everybody go whom it holds, heard of by D1 or not, and nobody else",
    async (how) => {
      const { company, manager, publicId, owner } = await aHeldManager({ autoRestore: false });
      const blocked = await company.aPerson();
      await company.rehydrate();
      await aHold(company, blocked.userId, "manual_block", null);
      const released =
        how === "deleted"
          ? await deleteLimit(company.needs(), owner, publicId)
          : await switchLimit(company.needs(), owner, publicId, false);
      expect(released).toMatchObject({ ok: true, pending: false });
      expect((await (await company.signedIn(manager)).ask()).ok).toBe(true);
      await expect(company.signedIn(blocked)).rejects.toThrow("blocked");
      await company.gate().flush();
      expect(await holdsOf(company, manager)).toMatchObject([{ lifted_at: company.clock.now }]);
      const told = await company.rows(
        "SELECT kind FROM notices WHERE user_id = ? AND kind = 'limit_restored'",
        manager.userId,
      );
      expect(told).toHaveLength(1);
    },
  );

  test("cron finishes a window's end once; the person has worked since, whether or not it came", async () => {
    const { company, manager, limit } = await aHeldManager();
    await company.gate().flush();
    company.clock.now = (await gaugeOf(company, manager, limit))!.until;
    expect((await (await company.signedIn(manager)).ask()).ok).toBe(true);
    const due = (await listDueHolds(company.needs())).filter((hold) => hold.accountId === company.accountId);
    expect(due).toHaveLength(1);
    const done = await Promise.all([1, 2, 3].map(() => finishHold(company.needs(), due[0]!)));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await auditOf(company, "limit_restored")).toHaveLength(1);
  });

  test("without end, only an administrator restores; and nobody restores themselves", async () => {
    const { company, manager, limit, publicId, owner } = await aHeldManager({ autoRestore: false });
    const { until } = (await gaugeOf(company, manager, limit))!;
    company.clock.now = until;
    await expect(company.signedIn(manager)).rejects.toThrow("limit");
    const restore = { person: manager.publicId, limit: publicId, raiseTo: null };
    const self = await changerOf(company, manager);
    expect(await restoreLimit(company.needs(), self, restore)).toEqual({ ok: false, refusal: "not_allowed" });
    expect(await restoreLimit(company.needs(), owner, restore)).toMatchObject({ ok: true });
    expect((await (await company.signedIn(manager)).ask()).ok).toBe(true);
  });

  test("the administrators are told at once, further ones within five minutes together; each once [AM-20]", async () => {
    const { company, manager } = await aHeldManager();
    const admin = await company.aPerson({ roles: ["administrator"] });
    const others = await Promise.all([company.aPerson(), company.aPerson()]);
    await company.rehydrate();
    const noticesOf = async (userId: number) =>
      (
        await company.rows<{ params: string }>(
          "SELECT params FROM notices WHERE user_id = ? AND kind = 'limit_reached' ORDER BY id",
          userId,
        )
      ).map(({ params }) => (JSON.parse(params) as { people: { id: string }[] }).people.map(({ id }) => id));
    await expect.poll(() => noticesOf(company.ownerId)).toEqual([[manager.publicId]]);
    for (const other of others) {
      const acting = await changerOf(company, other);
      for (let deal = 1; deal <= 2; deal++) await handle(company, acting, deal);
    }
    await company.gate().flush();
    await followUp(company.needs(), company.account);
    expect(await noticesOf(company.ownerId)).toHaveLength(1);
    company.clock.now += minutes(5);
    await Promise.all([1, 2, 3].map(() => followUp(company.needs(), company.account)));
    expect((await noticesOf(company.ownerId))[1]?.sort()).toEqual(
      others.map(({ publicId }) => publicId).sort(),
    );
    expect(await noticesOf(admin.userId)).toHaveLength(1);
    expect(await auditOf(company, "limit_reached")).toHaveLength(3);
    const mails = await mailsOf(company, { kind: "limit_of_person", to: company.owner.email });
    expect(mails).toHaveLength(2);
    expect(mails[1]?.subject).toContain("2");
    expect(await mailsOf(company, { kind: "limit_reached", to: manager.email })).toHaveLength(1);
  });
});
