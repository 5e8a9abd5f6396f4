import { describe, expect, test } from "vitest";
import { can, type Permission } from "~/domain/access";
import { base64url } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { PREVIEW_MS } from "~/domain/session/preview";
import { aCompany, from, OFFICE, type TestCompany } from "../../support/company";
import { aHold } from "../../support/holds";

const newHash = () => sha256hex(base64url(crypto.getRandomValues(new Uint8Array(32))));

/** An administrator's session that has gone into a preview of somebody. */
async function looking(company: TestCompany, actor: { userId: number }, subject: { userId: number }) {
  const session = await company.signedIn(actor);
  const hash = await newHash();
  const started = await company.gate().startPreview({
    tokenHash: session.tokenHash,
    newHash: hash,
    subject: subject.userId,
    now: company.clock.now,
    origin: from(OFFICE),
  });
  const ask = (after = 0, tokenHash = hash) =>
    company.gate().admit({
      tokenHash,
      address: OFFICE,
      now: company.clock.now + after,
      stamp: null,
      page: "/contacts",
    });
  return { session, hash, started, ask };
}

const logged = async (company: TestCompany) => {
  await company.gate().flush();
  return company.rows<{ event: string; user_id: number; actor_id: number; detail: string | null }>(
    "SELECT event, user_id, actor_id, detail FROM auth_log WHERE account_id = ? AND event LIKE 'preview_%' ORDER BY id",
    company.accountId,
  );
};

describe("View as this employee", () => {
  test("an administrator is admitted as the person, with both ids; the old token is dead [AU-08] [FM-18]", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const { started, session, ask } = await looking(company, company.owner, manager);
    expect(started.ok).toBe(true);
    expect(await session.ask()).toMatchObject({ ok: false, reason: "none" });
    expect(await ask()).toMatchObject({
      ok: true,
      user: manager.userId,
      preview: { actor: { user: company.owner.userId }, subject: { publicId: manager.publicId } },
    });
  });

  test.each([
    ["the last ms of thirty minutes", PREVIEW_MS - 1, true],
    ["thirty minutes", PREVIEW_MS, false],
  ])("at %s: goes on %s %s [AU-08]", async (_when, after, goesOn) => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const { ask } = await looking(company, company.owner, manager);
    // Seen on the way, as an Administrator's own session dies after thirty idle minutes.
    await ask(PREVIEW_MS / 2);
    const verdict = await ask(after);
    expect(verdict.ok).toBe(goesOn);
    if (!verdict.ok) expect(verdict).toMatchObject({ reason: "ended", end: "preview" });
  });

  test("ends with both ids in the log, once, and the session goes on as the administrator's under a third token [AU-08]", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const { hash, ask } = await looking(company, company.owner, manager);
    const third = await newHash();
    const request = { tokenHash: hash, newHash: third, now: company.clock.now + 1, origin: from(OFFICE) };
    expect(await company.gate().endPreview(request)).toMatchObject({ subject: manager.publicId });
    expect(await company.gate().endPreview(request)).toBeNull();
    expect(await ask(2)).toMatchObject({ ok: false, reason: "none" });
    expect(await ask(2, third)).toMatchObject({ ok: true, user: company.owner.userId, preview: null });
    const ids = { user_id: manager.userId, actor_id: company.owner.userId };
    expect(await logged(company)).toEqual([
      { event: "preview_started", ...ids, detail: null },
      { event: "preview_ended", ...ids, detail: "ended_by_self" },
    ]);
  });

  test("a hold on either of the two ends it; after one on the person shown the way back stays open [AU-08]", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const admin = await company.aPerson({ roles: ["administrator"] });
    const { ask, hash } = await looking(company, admin, manager);
    expect((await ask()).ok).toBe(true);
    await aHold(company, manager.userId, "manual_block", null);
    expect(await ask(1)).toMatchObject({ ok: false, reason: "ended", end: "preview" });
    expect((await looking(company, admin, manager)).started.ok).toBe(false);
    const third = await newHash();
    const back = { tokenHash: hash, newHash: third, now: company.clock.now + 2, origin: from(OFFICE) };
    expect(await company.gate().endPreview(back)).not.toBeNull();
    expect((await ask(3, third)).ok).toBe(true);
    expect((await logged(company)).map(({ event, detail }) => [event, detail])).toEqual([
      ["preview_started", null],
      ["preview_ended", "held"],
    ]);
    const other = await company.aPerson({ roles: ["administrator"] });
    await company.rehydrate();
    const preview = await looking(company, other, admin);
    expect((await preview.ask()).ok).toBe(true);
    await aHold(company, other.userId, "manual_block", null);
    expect((await preview.ask(4)).ok).toBe(false);
    expect((await logged(company)).length).toBe(4);
  });

  test("leaves nobody's last activity behind [AU-08]", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const { ask } = await looking(company, company.owner, manager);
    await ask(1_000);
    const [seen] = await company.gate().contributions({ users: [manager.userId] });
    expect(seen?.lastAt).toBeNull();
  });

  test("nobody without the right, nobody as themselves, nobody below an owner as the owner [AU-08]", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const other = await company.aPerson();
    const admin = await company.aPerson({ roles: ["administrator"] });
    expect((await looking(company, manager, other)).started.ok).toBe(false);
    expect((await looking(company, admin, admin)).started.ok).toBe(false);
    expect((await looking(company, admin, company.owner)).started.ok).toBe(false);
    expect((await looking(company, admin, manager)).started.ok).toBe(true);
  });

  test("shows what the person may do and nothing that takes data out [AU-08]", async () => {
    const company = await aCompany();
    const manager = await company.aPerson();
    const { ask } = await looking(company, company.owner, manager);
    const verdict = await ask();
    if (!verdict.ok || verdict.facts === null) throw new Error("not admitted");
    const viewer = {
      accountId: company.accountId,
      userId: manager.userId,
      publicId: manager.publicId,
      rights: verdict.facts.rights,
      departmentId: null,
      reach: verdict.facts.reach,
      isOwner: verdict.facts.person.isOwner,
    };
    const may: [Permission, boolean][] = [
      ["contacts.view", true],
      ["network.edit", false],
      ["account.close", false],
      ["contacts.export", false],
    ];
    for (const [permission, is] of may)
      expect([permission, can(viewer, permission)]).toEqual([permission, is]);
  });
});
