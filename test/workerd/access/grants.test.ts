import { describe, expect, test } from "vitest";
import { can, type Permission } from "~/domain/access";
import { changeRoles } from "~/features/access/change-roles.server";
import { giveAccess } from "~/features/access/give-access.server";
import type { GiveRequest } from "~/features/access/plan-give.server";
import { revokeGrant } from "~/features/access/revoke-grant.server";
import { aGroup, aRole, changerOf, grantRole, templateId } from "../../support/changer";
import { aCompany, type TestCompany } from "../../support/company";
import { mailsOf } from "../../support/mails";

const give = (request: Partial<GiveRequest>): GiveRequest => ({
  kind: "user",
  subjects: [],
  roles: [],
  cell: null,
  source: null,
  from: null,
  until: null,
  ...request,
});

const may = async (company: TestCompany, person: { userId: number }, permission: Permission) =>
  can(await changerOf(company, person), permission);

const written = async (company: TestCompany) => ({
  audit: (await company.rows("SELECT id FROM audit_log WHERE account_id = ?", company.accountId)).length,
  outbox: (await company.rows("SELECT seq FROM gate_outbox WHERE account_id = ?", company.accountId)).length,
  grants: (await company.rows("SELECT id FROM grants WHERE account_id = ?", company.accountId)).length,
});

describe("giving and revoking", () => {
  test("a role for a group reaches its members' next request and goes with the grant [BX-27] [BX-31]", async () => {
    const company = await aCompany();
    const member = await company.aPerson();
    const group = await aGroup(company, "group", [member]);
    const watching = await aRole(company, { cells: { "stats.team": "any" } });
    const owner = await changerOf(company, company.owner);
    const session = await company.signedIn(member);
    const before = await session.ask();
    expect(await may(company, member, "stats.team")).toBe(false);

    const given = await giveAccess(
      company.needs(),
      owner,
      give({ kind: "group", subjects: [group.publicId], roles: [watching.publicId] }),
    );
    expect(given).toEqual({ ok: true, pending: false });
    const after = await session.ask({ stamp: before.ok ? before.stamp : null });
    expect(after.ok && after.facts !== null).toBe(true);
    expect(await may(company, member, "stats.team")).toBe(true);
    const [event] = await company.rows<{ event: string; target_kind: string; field: string; after: string }>(
      "SELECT a.event, a.target_kind, c.field, c.after FROM audit_log a JOIN audit_changes c ON c.audit_public_id = a.public_id WHERE a.account_id = ?",
      company.accountId,
    );
    expect(event).toMatchObject({
      event: "privilege_permissions_changed",
      target_kind: "group",
      field: "role",
    });

    const [grant] = await company.rows<{ public_id: string }>(
      "SELECT public_id FROM grants WHERE subject_kind = 'unit' AND account_id = ?",
      company.accountId,
    );
    const revoked = await revokeGrant(
      company.needs(),
      await changerOf(company, company.owner),
      grant?.public_id ?? "",
    );
    expect(revoked).toEqual({ ok: true, pending: false });
    expect(await may(company, member, "stats.team")).toBe(false);
  });

  test("a grant with a term counts from its beginning up to its end, without anybody's help", async () => {
    const company = await aCompany();
    const person = await company.aPerson();
    const start = company.clock.now;
    const until = start + 7_200_000;
    const given = await giveAccess(
      company.needs(),
      await changerOf(company, company.owner),
      give({
        subjects: [person.publicId],
        cell: { permission: "stats.team", level: "any" },
        from: start + 3_600_000,
        until,
      }),
    );
    expect(given.ok).toBe(true);
    const counts: boolean[] = [];
    for (const at of [start + 3_599_999, start + 3_600_000, until - 1, until]) {
      company.clock.now = at;
      counts.push(await may(company, person, "stats.team"));
    }
    expect(counts).toEqual([false, true, true, false]);
  });

  test("a term that ends before it begins, or has passed, is refused beside its field", async () => {
    const company = await aCompany();
    const person = await company.aPerson();
    const owner = await changerOf(company, company.owner);
    const { now } = company.clock;
    const request = {
      subjects: [person.publicId],
      cell: { permission: "stats.team", level: "any" },
    } as const;
    for (const term of [
      { from: now + 2, until: now + 2 },
      { from: null, until: now },
    ]) {
      const refused = await giveAccess(company.needs(), owner, give({ ...request, ...term }));
      expect(refused).toEqual({ ok: false, refusal: { code: "until_before_from", field: "until" } });
    }
  });

  test("the same grant twice, and a second system role, are refused by name [BX-26]", async () => {
    const company = await aCompany();
    const person = await company.aPerson({ name: "Anna", surname: "Kos" });
    const owner = await changerOf(company, company.owner);
    const attempt = async (template: "manager" | "operator" | "chief_executive") =>
      giveAccess(
        company.needs(),
        owner,
        give({ subjects: [person.publicId], roles: [await templateId(company, template)] }),
      );
    expect(await attempt("manager")).toMatchObject({ refusal: { code: "already_given", name: "Anna Kos" } });
    expect(await attempt("operator")).toMatchObject({ refusal: { code: "one_per_family", field: "roles" } });
    expect(await attempt("chief_executive")).toEqual({ ok: true, pending: false });
  });
});

describe("nobody grants more than they hold (semantics 1)", () => {
  async function withDelegate() {
    const company = await aCompany();
    const elsewhere = await company.aDepartment("North");
    const delegate = await company.aPerson({ roles: ["manager"] });
    const colleague = await company.aPerson();
    const outsider = await company.aPerson({ department: elsewhere });
    const administrator = await company.aPerson({ roles: ["administrator"] });
    const helper = await aRole(company, { cells: { "access.assign": "own_dept", "users.view": "own_dept" } });
    await grantRole(company, delegate, helper.id);
    return { company, delegate, colleague, outsider, administrator, helper };
  }

  test("a delegate gives within the department what they have; nothing else, and nothing is written", async () => {
    const { company, delegate, colleague, outsider, administrator } = await withDelegate();
    const before = await written(company);
    const attempt = async (person: { publicId: string }, permission: Permission, level: "own" | "any") =>
      giveAccess(
        company.needs(),
        await changerOf(company, delegate),
        give({ subjects: [person.publicId], cell: { permission, level } }),
      );
    expect(await attempt(colleague, "deals.view", "any")).toMatchObject({
      refusal: { code: "exceeds_own", field: "cell", permissions: ["deals.view"] },
    });
    expect(await attempt(delegate, "deals.view", "own")).toMatchObject({ refusal: { code: "is_self" } });
    expect(await attempt(administrator, "deals.view", "own")).toMatchObject({
      refusal: { code: "above_you" },
    });
    expect(await attempt(outsider, "deals.view", "own")).toMatchObject({
      refusal: { code: "no_such_subject", field: "subjects" },
    });
    expect(await written(company)).toEqual(before);
    expect(await attempt(colleague, "deals.delete", "own")).toEqual({ ok: true, pending: false });
  });

  test("an owner is changed by owners alone", async () => {
    const company = await aCompany();
    const administrator = await company.aPerson({ roles: ["administrator"] });
    const [owner] = await company.rows<{ public_id: string }>(
      "SELECT public_id FROM users WHERE id = ?",
      company.ownerId,
    );
    const refused = await changeRoles(company.needs(), await changerOf(company, administrator), {
      person: owner?.public_id ?? "",
      wanted: { system: null, chat: null, special: [] },
    });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "owner_only" } });
  });
});

describe("changing the role", () => {
  test("the person is told in their own language, whichever way it goes [MC-37] [MC-38]", async () => {
    const company = await aCompany();
    const person = await company.aPerson({ roles: ["operator", "chat_operator"] });
    await company.rows("UPDATE users SET language = 'pl' WHERE id = ?", person.userId);
    const change = async (system: "manager" | "operator", chat: "chat_manager" | "chat_operator") =>
      changeRoles(company.needs(), await changerOf(company, company.owner), {
        person: person.publicId,
        wanted: {
          system: await templateId(company, system),
          chat: await templateId(company, chat),
          special: [],
        },
      });
    expect(await change("manager", "chat_manager")).toEqual({ ok: true, pending: false, changed: true });
    expect(await may(company, person, "deals.create")).toBe(true);
    expect(await change("operator", "chat_operator")).toMatchObject({ ok: true, changed: true });
    expect(await may(company, person, "deals.create")).toBe(false);
    expect(await change("operator", "chat_operator")).toMatchObject({ ok: true, changed: false });
    const mails = await mailsOf(company, { to: person.email });
    expect(mails.map(({ kind, subject }) => [kind, subject])).toEqual([
      ["role_changed", "Twoje prawa się zmieniły"],
      ["role_changed", "Twoje prawa się zmieniły"],
    ]);
    expect(mails[0]?.text).toContain("Dodano: Menedżer");
    expect(mails[0]?.text).toContain("Odebrano: Operator");
  });

  test("a chat role that was bound to sources stays bound to them (roles.md R4)", async () => {
    const company = await aCompany();
    const person = await company.aPerson({ roles: ["manager"] });
    await company.rows(
      `INSERT INTO grants(account_id, subject_kind, subject_id, role_id, source_id, created_at) VALUES (?, 'user', ?, ?, 71, 0), (?, 'user', ?, ?, 72, 0)`,
      company.accountId,
      person.userId,
      company.roleIds.chat_operator,
      company.accountId,
      person.userId,
      company.roleIds.chat_operator,
    );
    const outcome = await changeRoles(company.needs(), await changerOf(company, company.owner), {
      person: person.publicId,
      wanted: {
        system: await templateId(company, "manager"),
        chat: await templateId(company, "chat_manager"),
        special: [],
      },
    });
    expect(outcome.ok).toBe(true);
    const bound = await company.rows<{ role_id: number; source_id: number }>(
      "SELECT role_id, source_id FROM grants WHERE subject_id = ? AND source_id IS NOT NULL ORDER BY source_id",
      person.userId,
    );
    expect(bound).toEqual([
      { role_id: company.roleIds.chat_manager, source_id: 71 },
      { role_id: company.roleIds.chat_manager, source_id: 72 },
    ]);
  });
});

describe("the last reachable administrator", () => {
  test("two administrators who demote each other at once: one of them stays [MC-05]", async () => {
    const company = await aCompany();
    const [one, two] = [
      await company.aPerson({ roles: ["administrator"] }),
      await company.aPerson({ roles: ["administrator"] }),
    ];
    // The owner is held, so that only these two can get in.
    await company.rows(
      "INSERT INTO holds(id, account_id, user_id, kind, starts_at) VALUES (?, ?, ?, 'manual_block', 0)",
      `hold-${company.accountId}`,
      company.accountId,
      company.ownerId,
    );
    const changers = [await changerOf(company, one), await changerOf(company, two)];
    const demote = (changer: (typeof changers)[number] | undefined, person: { publicId: string }) =>
      changeRoles(company.needs(), changer as never, {
        person: person.publicId,
        wanted: { system: null, chat: null, special: [] },
      });
    const outcomes = await Promise.all([demote(changers[0], two), demote(changers[1], one)]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const left = await company.rows(
      "SELECT user_id FROM reachable_admins WHERE account_id = ?",
      company.accountId,
    );
    expect(left).toHaveLength(1);
  });

  test("cannot lose the role: refused as such, and nothing is written", async () => {
    const company = await aCompany();
    const last = await company.aPerson({ roles: ["administrator"] });
    await company.rows("UPDATE users SET confirmed_at = NULL WHERE id = ?", company.ownerId);
    const before = await written(company);
    const outcome = await changeRoles(company.needs(), await changerOf(company, company.owner), {
      person: last.publicId,
      wanted: { system: await templateId(company, "manager"), chat: null, special: [] },
    });
    expect(outcome).toEqual({ ok: false, refusal: { code: "last_administrator" } });
    expect(await written(company)).toEqual(before);
  });

  test("an actor whose rights changed meanwhile writes nothing: lost race", async () => {
    const company = await aCompany();
    const administrator = await company.aPerson({ roles: ["administrator"] });
    const person = await company.aPerson();
    const stale = await changerOf(company, administrator);
    await company.rows(
      "UPDATE users SET access_version = access_version + 1 WHERE id = ?",
      administrator.userId,
    );
    const before = await written(company);
    const outcome = await giveAccess(
      company.needs(),
      stale,
      give({ subjects: [person.publicId], cell: { permission: "stats.team", level: "any" } }),
    );
    expect(outcome).toEqual({ ok: false, refusal: { code: "conflict" } });
    expect(await written(company)).toEqual(before);
  });
});
