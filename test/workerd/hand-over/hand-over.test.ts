import { describe, expect, test } from "vitest";
import { giveBack } from "~/features/hand-over/give-back.server";
import { handOver, type Wanted } from "~/features/hand-over/hand-over.server";
import { nameAnother } from "~/features/hand-over/name-another.server";
import { countReturnable } from "~/features/hand-over/read-departure.server";
import { liftHolds } from "~/features/holds/lift-holds.server";
import { stopAccess } from "~/features/holds/stop-access.server";
import { JOB_KINDS } from "~/features/job-kinds.server";
import { jobsOf } from "~workers/scheduled/work-jobs";
import { changerOf } from "../../support/changer";
import { aCompany, type Person, type TestCompany } from "../../support/company";
import { allBut, allTo, onlyUntilAnswered, someWork, whoHasWhat } from "../../support/hand-over";

/** A company with somebody who leaves and two colleagues; `cron` goes on with whatever is open. */
async function aTeam(work = 2) {
  const company = await aCompany();
  const [leaver, heir, second] = [await company.aPerson(), await company.aPerson(), await company.aPerson()];
  await company.rehydrate();
  await someWork(company, leaver.userId, work);
  const admin = () => changerOf(company, company.owner);
  const quiet = () => onlyUntilAnswered(company);
  const start = async (who: Person, wanted: Partial<Wanted> = {}) =>
    handOver(quiet(), await admin(), who.publicId, {
      purpose: "deletion",
      plan: allTo(heir.userId),
      typed: "",
      ...wanted,
    });
  const cron = () => jobsOf(JOB_KINDS, () => company.clock.now).run(company.needs());
  return { company, leaver, heir, second, admin, quiet, start, cron };
}

const stateOf = async (company: TestCompany, userId: number) =>
  (
    await company.rows<{ deleted: number; email: string; name: string; identity: number | null }>(
      "SELECT deleted_at IS NOT NULL AS deleted, email, name, identity_id AS identity FROM users WHERE id = ?",
      userId,
    )
  )[0];

describe("deleting somebody", () => {
  test("shuts them out first, moves the work, and leaves a name and a snapshot [MC-44, MC-46, AU-12, AU-14]", async () => {
    const { company, leaver, heir, start, cron } = await aTeam();
    const session = await company.signedIn(leaver);
    expect(await start(leaver)).toMatchObject({ ok: true, total: 12 });
    expect(await session.ask()).toMatchObject({ ok: false, end: "held" });
    expect(await whoHasWhat(company)).toEqual(new Map([[leaver.userId, 12]]));
    await cron();
    expect(await whoHasWhat(company)).toEqual(new Map([[heir.userId, 12]]));
    expect(await stateOf(company, leaver.userId)).toEqual({
      deleted: 1,
      email: "",
      name: "Anna",
      identity: null,
    });
    expect(await session.ask()).toMatchObject({ ok: false });
    const [archive] = await company.rows<{ snapshot: string }>(
      "SELECT snapshot FROM archives WHERE user_id = ?",
      leaver.userId,
    );
    expect(JSON.parse(archive?.snapshot ?? "{}")).toMatchObject({
      email: leaver.email,
      unitNames: ["Sales"],
    });
    const left = await company.rows(
      "SELECT 1 FROM grants WHERE subject_kind = 'user' AND subject_id = ?",
      leaver.userId,
    );
    expect(left).toEqual([]);
  });

  test("frees the address for another person [MC-16b]", async () => {
    const { company, leaver, start, cron } = await aTeam();
    await start(leaver);
    await cron();
    const found = await company.rows("SELECT 1 FROM identities WHERE email_key = ?", leaver.email);
    expect(found).toEqual([]);
  });

  test.each([
    ["closed deals stay with their author", "deals_closed", "keep", 2],
    ["tasks lie with nobody", "tasks_open", "unassigned", 0],
    ["chats lie with nobody", "conversations", "unassigned", 0],
  ] as const)("%s when that was decided [AU-16]", async (_name, kind, decision, kept) => {
    const { company, leaver, heir, start, cron } = await aTeam();
    expect(await start(leaver, { plan: allBut(kind, decision, heir.userId) })).toMatchObject({ ok: true });
    await cron();
    const has = await whoHasWhat(company);
    expect(has.get(heir.userId)).toBe(10);
    expect(has.get(leaver.userId) ?? 0).toBe(kept);
    expect(has.get(null) ?? 0).toBe(2 - kept);
  });

  test.each([
    ["gets the chats that are left with nobody", null, 2],
    ["who is held gets none: they lie with nobody", "manual_block", 0],
  ] as const)("the fallback responsible %s [MC-07] [AU-16]", async (_name, hold, taken) => {
    const { company, leaver, heir, second, admin, start, cron } = await aTeam();
    await company.rows(
      "UPDATE settings SET fallback_user_id = ? WHERE account_id = ?",
      second.userId,
      company.accountId,
    );
    if (hold !== null)
      await stopAccess(company.needs(), await admin(), second.publicId, {
        kind: hold,
        reason: "Away",
        showReason: false,
        endsAt: null,
      });
    const plan = allBut("conversations", "unassigned", heir.userId);
    expect(await start(leaver, { plan })).toMatchObject({ ok: true });
    await cron();
    const has = await whoHasWhat(company);
    expect([has.get(second.userId) ?? 0, has.get(null) ?? 0]).toEqual([taken, 2 - taken]);
  });

  test("several successors share evenly", async () => {
    const { company, leaver, heir, second, start, cron } = await aTeam(4);
    await start(leaver, {
      plan: allTo(heir.userId, second.userId),
      typed: `${leaver.name} ${leaver.surname}`,
    });
    await cron();
    expect(await whoHasWhat(company)).toEqual(
      new Map([
        [heir.userId, 12],
        [second.userId, 12],
      ]),
    );
  });

  test("above twenty things the name is typed first [AU-13]", async () => {
    const { company, leaver, start } = await aTeam(4);
    expect(await start(leaver)).toEqual({ ok: false, refusal: "not_typed" });
    expect(await company.rows("SELECT 1 FROM hand_overs WHERE account_id = ?", company.accountId)).toEqual(
      [],
    );
    expect(await start(leaver, { typed: `${leaver.name} ${leaver.surname}` })).toMatchObject({ ok: true });
  });

  test("a kind without a decision, and a successor who cannot work or see, are named [AM-22, AU-16]", async () => {
    const { company, leaver, heir, second, admin, start } = await aTeam();
    expect(await start(leaver, { plan: [] })).toMatchObject({ refusal: "plan", problems: { length: 6 } });
    await stopAccess(company.needs(), await admin(), second.publicId, {
      kind: "inactive",
      reason: "",
      showReason: false,
      endsAt: null,
    });
    const plan = allTo(heir.userId).map((one) =>
      one.kind === "contacts" ? { ...one, to: [second.userId] } : one,
    );
    expect(await start(leaver, { plan })).toMatchObject({
      problems: [{ kind: "contacts", refusal: "successor_not_active", userId: second.userId }],
    });
    expect(await start(leaver, { plan: allTo(leaver.userId) })).toMatchObject({ refusal: "plan" });
  });

  test("an owner, oneself, and the same person twice at once are refused [C13]", async () => {
    const { company, leaver, start } = await aTeam();
    const owner = { ...leaver, publicId: await publicIdOf(company, company.ownerId) };
    expect(await start(owner)).toMatchObject({
      refusal: "is_self",
    });
    const both = await Promise.all([start(leaver), start(leaver)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe("something changes midway", () => {
  test("a successor who was blocked takes nothing more; another goes on", async () => {
    const { company, leaver, heir, second, admin, quiet, start, cron } = await aTeam();
    await start(leaver);
    await stopAccess(quiet(), await admin(), heir.publicId, {
      kind: "inactive",
      reason: "",
      showReason: false,
      endsAt: null,
    });
    await cron();
    expect(await whoHasWhat(company)).toEqual(new Map([[leaver.userId, 12]]));
    expect((await stateOf(company, leaver.userId))?.deleted).toBe(0);
    expect(await nameAnother(quiet(), await admin(), leaver.publicId, second.userId)).toMatchObject({
      ok: true,
    });
    await cron();
    expect(await whoHasWhat(company)).toEqual(new Map([[second.userId, 12]]));
    expect((await stateOf(company, leaver.userId))?.deleted).toBe(1);
  });

  test("access that was given back stops the deletion", async () => {
    const { company, leaver, admin, quiet, start, cron } = await aTeam();
    await start(leaver);
    const [hold] = await company.rows<{ id: string }>(
      "SELECT id FROM holds WHERE user_id = ?",
      leaver.userId,
    );
    await liftHolds(quiet(), await admin(), leaver.publicId, [hold?.id ?? ""]);
    await cron();
    expect((await stateOf(company, leaver.userId))?.deleted).toBe(0);
  });
});

describe("somebody is away and comes back", () => {
  test("what is still with the colleagues is offered back, what they passed on is not [AM-23, AM-24]", async () => {
    const { company, leaver, heir, second, admin, quiet, start, cron } = await aTeam();
    expect(await start(leaver, { purpose: "move" })).toMatchObject({ ok: true, total: 12 });
    await cron();
    expect(await countReturnable(company.needs(), company.accountId, leaver.userId)).toBe(12);
    await company.rows(
      "UPDATE tasks SET responsible_id = ? WHERE account_id = ?",
      second.userId,
      company.accountId,
    );
    expect(await countReturnable(company.needs(), company.accountId, leaver.userId)).toBe(10);
    expect(await giveBack(quiet(), await admin(), leaver.publicId)).toMatchObject({ ok: true, total: 10 });
    await cron();
    expect(await whoHasWhat(company)).toEqual(
      new Map([
        [leaver.userId, 10],
        [second.userId, 2],
      ]),
    );
    expect((await whoHasWhat(company)).get(heir.userId)).toBeUndefined();
  });
});

async function publicIdOf(company: TestCompany, userId: number) {
  const [row] = await company.rows<{ id: string }>("SELECT public_id AS id FROM users WHERE id = ?", userId);
  return row?.id ?? "";
}
