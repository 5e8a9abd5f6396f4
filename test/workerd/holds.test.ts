import { describe, expect, test } from "vitest";
import { compile, ROLE_TEMPLATES, type TemplateKey } from "~/domain/access";
import type { StopKind } from "~/domain/holds/stop";
import { hours, minutes } from "~/domain/time/durations";
import type { Acting } from "~/features/acting";
import { finishHold, listDueHolds } from "~/features/holds/finish-holds.server";
import { liftHolds } from "~/features/holds/lift-holds.server";
import { stopAccess } from "~/features/holds/stop-access.server";
import { openDb } from "~db/client";
import { aCompany, env, type Person, type TestCompany } from "../support/company";
import { crashingD1 } from "../support/crashing-d1";

/** A person acting with these roles, as the gate would have admitted them. */
async function acting(
  company: TestCompany,
  person: { userId: number; publicId?: string },
  roles: TemplateKey[],
  isOwner = false,
): Promise<Acting> {
  const contributions = [...roles, "BASE" as const].map((key) => ({
    id: key,
    origin: { kind: "role" as const, name: key, template: key },
    cells: ROLE_TEMPLATES[key].cells,
    sourceId: null,
    connectionId: null,
    from: null,
    until: null,
  }));
  return {
    accountId: company.accountId,
    accountPublicId: company.accountPublicId,
    userId: person.userId,
    publicId: person.publicId ?? "",
    rights: compile(contributions, { strictChannelCoupling: true, now: company.clock.now }),
    departmentId: company.departmentId,
    reach: [company.departmentId],
    isOwner,
    actor: await company.actor(person),
  };
}
const ownerOf = (company: TestCompany) => acting(company, company.owner, ["administrator"], true);
const block = (endsAt: number | null, kind: StopKind = "manual_block") => ({
  kind,
  reason: "late again",
  showReason: false,
  endsAt,
});
const events = (company: TestCompany, event: string) =>
  company.rows("SELECT * FROM audit_log WHERE account_id = ? AND event = ?", company.accountId, event);

test("D1 is asked twice before the gate hears of a block, and whatever can wait comes after that [MC-39]", async () => {
  const company = await aCompany();
  const manager = await company.aPerson();
  const session = await company.signedIn(manager);
  const owner = await ownerOf(company);
  const { db, machine } = crashingD1(env.DB, 0, "before");
  const said: string[] = [];
  const say = (what: string) => void said.push(`${what} after ${machine.calls}`);
  const needs = company.needs();
  const gate = company.gate();
  const apply: typeof gate.apply = (delivery) => {
    say("gate");
    return gate.apply(delivery);
  };
  const counted = {
    ...needs,
    db: () => openDb({ DB: db }, company.accountId),
    gate: () => ({ apply }) as typeof gate,
    mailer: { ...needs.mailer, sendSoon: () => say("mails") },
    webhooks: { ...needs.webhooks, sendSoon: () => say("webhooks") },
  };
  const outcome = await stopAccess(counted, owner, manager.publicId, block(null));
  expect(outcome).toMatchObject({ ok: true, pending: false });
  expect(said).toEqual(["gate after 2", "mails after 3", "webhooks after 3"]);
  expect((await session.ask()).ok).toBe(false);
});

describe("stopping access [MC-39] [MC-41] [MC-42] [AM-23]", () => {
  test.each([
    ["one ms before its end", -1, false],
    ["at its end, though cron has not run", 0, true],
  ])("a timed block %s", async (_when, offset, lives) => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const until = company.clock.now + hours(1);
    expect(
      await stopAccess(company.needs(), await ownerOf(company), manager.publicId, block(until)),
    ).toMatchObject({ ok: true, pending: false });
    company.clock.now = until + offset;
    if (lives) expect((await (await company.signedIn(manager)).ask()).ok).toBe(true);
    else await expect(company.signedIn(manager)).rejects.toThrow("blocked");
  });

  test("cron run three times finishes a block once: one log entry, and the person may come in", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const until = company.clock.now + hours(1);
    await stopAccess(company.needs(), await ownerOf(company), manager.publicId, block(until));
    company.clock.now = until;
    const due = (await listDueHolds(company.needs())).filter((hold) => hold.accountId === company.accountId);
    const done = await Promise.all([
      finishHold(company.needs(), due[0]!),
      finishHold(company.needs(), due[0]!),
      finishHold(company.needs(), due[0]!),
    ]);
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await events(company, "hold_lifted")).toHaveLength(1);
    expect(
      (await listDueHolds(company.needs())).filter((hold) => hold.accountId === company.accountId),
    ).toEqual([]);
  });

  test("a second block edits the open one; other kinds stack and lift by themselves", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const owner = async () => await ownerOf(company);
    const first = await stopAccess(
      company.needs(),
      await owner(),
      manager.publicId,
      block(company.clock.now + hours(1)),
    );
    const second = await stopAccess(company.needs(), await owner(), manager.publicId, block(null));
    const third = await stopAccess(company.needs(), await owner(), manager.publicId, block(null, "inactive"));
    if (!first.ok || !second.ok || !third.ok) throw new Error("refused");
    expect(second.holdId).toBe(first.holdId);
    expect(await company.rows("SELECT id FROM holds WHERE user_id = ?", manager.userId)).toHaveLength(2);
    await liftHolds(company.needs(), await owner(), manager.publicId, [second.holdId]);
    await expect(company.signedIn(manager)).rejects.toThrow("inactive");
    await liftHolds(company.needs(), await owner(), manager.publicId, [third.holdId]);
    expect((await (await company.signedIn(manager)).ask()).ok).toBe(true);
  });

  const guards: [
    string,
    (company: TestCompany, people: { admin: Person; manager: Person }) => Promise<[Acting, string]>,
    string,
  ][] = [
    [
      "oneself",
      async (c, { admin }) => [await acting(c, admin, ["administrator"]), admin.publicId],
      "is_self",
    ],
    [
      "an owner, by another Administrator",
      async (c, { admin }) => [
        await acting(c, admin, ["administrator"]),
        (await c.rows<{ public_id: string }>("SELECT public_id FROM users WHERE id = ?", c.ownerId))[0]!
          .public_id,
      ],
      "owner_only",
    ],
    [
      "anybody, by a Manager",
      async (c, { manager, admin }) => [await acting(c, manager, ["manager"]), admin.publicId],
      "not_found",
    ],
    [
      "a person of another company",
      async (c) => [await ownerOf(c), (await (await aCompany()).aPerson()).publicId],
      "not_found",
    ],
  ];
  test.each(guards)("nobody may stop %s", async (_whom, plan, refusal) => {
    const company = await aCompany();
    const people = {
      admin: await company.aPerson({ roles: ["administrator"] }),
      manager: await company.aPerson(),
    };
    const [actor, target] = await plan(company, people);
    expect(await stopAccess(company.needs(), actor, target, block(null))).toEqual({ ok: false, refusal });
    expect(await company.rows("SELECT id FROM holds WHERE account_id = ?", company.accountId)).toEqual([]);
  });

  test.each([
    [0, "term_too_short"],
    [minutes(1), "term_too_short"],
    [hours(24 * 367), "term_too_long"],
  ])("a term of %i ms is refused: %s", async (term, refusal) => {
    const company = await aCompany();
    const manager = await company.aPerson();
    expect(
      await stopAccess(
        company.needs(),
        await ownerOf(company),
        manager.publicId,
        block(company.clock.now + term),
      ),
    ).toEqual({ ok: false, refusal });
  });

  test("two administrators who stop each other at once: one stays, in every race [row 39]", async () => {
    for (let round = 0; round < 5; round++) {
      const company = await aCompany();
      // The owner is out of reach first, so that the two are the last ones.
      await company.db.$client
        .prepare("UPDATE users SET confirmed_at = NULL WHERE id = ?")
        .bind(company.ownerId)
        .run();
      const [one, two] = [
        await company.aPerson({ roles: ["administrator"] }),
        await company.aPerson({ roles: ["administrator"] }),
      ];
      const outcomes = await Promise.all([
        stopAccess(company.needs(), await acting(company, one, ["administrator"]), two.publicId, block(null)),
        stopAccess(company.needs(), await acting(company, two, ["administrator"]), one.publicId, block(null)),
      ]);
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      expect(
        await company.rows("SELECT * FROM reachable_admins WHERE account_id = ?", company.accountId),
      ).toHaveLength(1);
      expect(await events(company, "hold_opened")).toHaveLength(1);
    }
  });
});
