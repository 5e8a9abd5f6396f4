import { describe, expect, test } from "vitest";
import { levelOf, type TemplateKey } from "~/domain/access";
import { viewerOf } from "~/features/access/person-rights";
import { readContributions } from "~/features/access/read-access.server";
import { readRoleWindow } from "~/features/crm/read-role-window.server";
import { saveRoles } from "~/features/crm/save-roles.server";
import type { RowChange } from "~/features/crm/window";
import { changerOf } from "../../support/changer";
import { aCompany, type Person, type TestCompany } from "../../support/company";

/** The built-in CRM's window as a person sees it, with rows and roles by plain names. */
async function openWindow(company: TestCompany, who: { userId: number; name?: string } = company.owner) {
  const [crm] = await company.rows<{ public_id: string }>(
    "SELECT public_id FROM connections WHERE account_id = ? AND is_built_in = 1",
    company.accountId,
  );
  const connection = crm!.public_id;
  const view = await readRoleWindow(company.needs(), await changerOf(company, who), connection);
  if (view === null) throw new Error("no window");
  const roleId = (key: TemplateKey | null) =>
    view.choices.find((choice) => choice.key === key)?.publicId ?? null;
  const row = (person: { publicId: string }) => {
    const found = view.people.find(({ publicId }) => publicId === person.publicId);
    if (found === undefined) throw new Error("not in the window");
    return { ...found, key: view.choices.find(({ publicId }) => publicId === found.role)?.key ?? null };
  };
  const wish = (person: { publicId: string }, key: TemplateKey | null, receives = false): RowChange => {
    const { role, receives: before } = row(person);
    return { person: person.publicId, role: roleId(key), receives, was: { role, receives: before } };
  };
  const save = async (...changes: RowChange[]) =>
    saveRoles(company.needs(), await changerOf(company, who), { connection, changes });
  return { view, row, wish, save };
}

async function replyOf(company: TestCompany, { userId }: { userId: number }, sourceId?: number) {
  const person = await readContributions(company.needs(), company.account, userId);
  if (person === null) throw new Error("nobody");
  const viewer = viewerOf(person, company.accountId, { strictCoupling: true, now: company.clock.now });
  return levelOf(viewer, "conversations.reply", sourceId === undefined ? undefined : { sourceId });
}

const grantsOf = (company: TestCompany, { userId }: Person) =>
  company.rows<{ name: string; source_id: number | null; without_reply: number }>(
    `SELECT r.name, g.source_id, g.without_reply FROM grants g JOIN roles r ON r.id = g.role_id AND r.family = 'chat'
     WHERE g.account_id = ? AND g.subject_id = ? AND g.subject_kind = 'user' ORDER BY g.source_id`,
    company.accountId,
    userId,
  );
const audits = (company: TestCompany) =>
  company.rows<{ field: string; before: string | null; after: string | null }>(
    `SELECT c.field, c.before, c.after FROM audit_log a JOIN audit_changes c ON c.audit_public_id = a.public_id
     WHERE a.account_id = ? AND a.event = 'privilege_permissions_changed' ORDER BY c.id`,
    company.accountId,
  );

describe("the window Select roles", () => {
  test("shows everybody with role, switch and what else counts [WZ-01, WZ-05, WZ-06]", async () => {
    const company = await aCompany();
    const [anna, qc, head] = [
      await company.aPerson(),
      await company.aPerson({ roles: ["chat_quality_control"] }),
      await company.aPerson({ roles: ["manager", "chat_supervisor"], headOf: company.departmentId }),
    ];
    const none = await company.aPerson({ roles: ["manager"] });
    const { row, view } = await openWindow(company);
    expect(view.people).toHaveLength(5);
    expect(row(anna)).toMatchObject({ key: "chat_manager", receives: false, lock: null, isHead: false });
    expect(row(qc)).toMatchObject({ key: "chat_quality_control", receives: false });
    expect(row(head)).toMatchObject({ key: "chat_supervisor", receives: true, isHead: true });
    expect(row(none)).toMatchObject({ key: null, receives: false });
    expect(view.people.find(({ isAdministrator }) => isAdministrator)).toMatchObject({ lock: "self" });
  });

  test("one Save is one batch: roles and switches of several people, one event, in force at once [WZ-07, WZ-08, WZ-09, WZ-10]", async () => {
    const company = await aCompany();
    const [anna, boris] = [await company.aPerson(), await company.aPerson()];
    expect(await replyOf(company, anna)).toBe("own");
    const { wish, save } = await openWindow(company);
    const saved = await save(wish(anna, "chat_supervisor", true), wish(boris, "chat_quality_control", true));
    expect(saved).toEqual({ ok: true, pending: false, changed: 2, nobody: false });
    expect(await replyOf(company, anna)).toBe("any");
    expect(await replyOf(company, boris)).toBe("denied");
    expect(await audits(company)).toEqual([
      { field: `${anna.name} ${anna.surname}: chat_role`, before: "chat_manager", after: "chat_supervisor" },
      { field: `${anna.name} ${anna.surname}: new_clients`, before: "false", after: "true" },
      {
        field: `${boris.name} ${boris.surname}: chat_role`,
        before: "chat_manager",
        after: "chat_quality_control",
      },
    ]);
    const switches = await company.rows(
      "SELECT user_id, is_on FROM new_client_switches WHERE account_id = ?",
      company.accountId,
    );
    expect(switches).toContainEqual({ user_id: boris.userId, is_on: 0 });
    const { row } = await openWindow(company);
    expect(row(boris)).toMatchObject({ receives: false });
  });

  test("No chat role takes the chats away and leaves the rest [WZ-11]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const { wish, save } = await openWindow(company);
    expect(await save(wish(anna, null))).toMatchObject({ ok: true, changed: 1 });
    expect(await grantsOf(company, anna)).toEqual([]);
    expect(await replyOf(company, anna)).toBe("denied");
  });

  test("a role bound to channels stays bound to them, with its ticks [MC-24, MC-26]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson({ roles: ["manager"] });
    for (const [source, withoutReply] of [
      [7, 0],
      [8, 1],
    ])
      await company.rows(
        `INSERT INTO grants(account_id, subject_kind, subject_id, role_id, source_id, without_reply, created_at) VALUES (?, 'user', ?, ?, ?, ?, 0)`,
        company.accountId,
        anna.userId,
        company.roleIds.chat_manager,
        source,
        withoutReply,
      );
    expect(await replyOf(company, anna, 7)).toBe("own");
    expect(await replyOf(company, anna, 8)).toBe("denied");
    const { wish, save } = await openWindow(company);
    expect(await save(wish(anna, "chat_supervisor", true))).toMatchObject({ ok: true });
    expect(await grantsOf(company, anna)).toEqual([
      { name: "chat_supervisor", source_id: 7, without_reply: 0 },
      { name: "chat_supervisor", source_id: 8, without_reply: 1 },
    ]);
    expect([await replyOf(company, anna, 7), await replyOf(company, anna, 8)]).toEqual(["any", "denied"]);
    expect(await replyOf(company, anna)).toBe("denied");
  });

  test("warns when nobody receives new clients any more [WZ-06]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson({ roles: ["manager", "chat_supervisor"] });
    await company.rows(
      "DELETE FROM grants WHERE subject_id = ? AND role_id = ?",
      company.ownerId,
      company.roleIds.chat_supervisor,
    );
    const { wish, save } = await openWindow(company);
    expect(await save(wish(anna, "chat_supervisor", false))).toMatchObject({ ok: true, nobody: true });
    const again = await openWindow(company);
    expect(await again.save(again.wish(anna, "chat_manager", true))).toMatchObject({
      ok: true,
      nobody: false,
    });
  });
});

describe("what the window refuses, with nothing half-saved", () => {
  test("a row that somebody else has changed meanwhile, and with it the whole Save", async () => {
    const company = await aCompany();
    const [anna, boris] = [await company.aPerson(), await company.aPerson()];
    const [mine, theirs] = [await openWindow(company), await openWindow(company)];
    expect(await theirs.save(theirs.wish(anna, "chat_operator"))).toMatchObject({ ok: true });
    const before = await audits(company);
    const lost = await mine.save(
      mine.wish(boris, "chat_supervisor", true),
      mine.wish(anna, "chat_supervisor", true),
    );
    expect(lost).toMatchObject({ ok: false, refusal: { code: "conflict" } });
    expect(await grantsOf(company, boris)).toMatchObject([{ name: "chat_manager" }]);
    expect(await audits(company)).toEqual(before);
  });

  test("of two Saves at once one is written, the other leaves no row and no op", async () => {
    const company = await aCompany();
    const admin = await company.aPerson({ roles: ["administrator"] });
    const anna = await company.aPerson();
    const [mine, theirs] = [await openWindow(company), await openWindow(company, admin)];
    const outcomes = await Promise.all([
      mine.save(mine.wish(anna, "chat_supervisor", true)),
      theirs.save(theirs.wish(anna, "chat_operator")),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await grantsOf(company, anna)).toHaveLength(1);
    const events = await company.rows(
      "SELECT id FROM audit_log WHERE account_id = ? AND event = 'privilege_permissions_changed'",
      company.accountId,
    );
    expect(events).toHaveLength(1);
    expect(
      await company.rows("SELECT seq FROM gate_outbox WHERE account_id = ?", company.accountId),
    ).toHaveLength(1);
  });

  test.each<
    [
      string,
      (
        company: TestCompany,
      ) => Promise<{ who?: Person; target: { publicId: string }; key: TemplateKey | null }>,
      string,
    ]
  >([
    [
      "a narrower role for an Administrator, who sees all",
      async (company) => ({
        target: await company.aPerson({ roles: ["administrator"] }),
        key: "chat_quality_control",
      }),
      "administrator_sees_all",
    ],
    [
      "by somebody who may see the page but give no roles: an integrator",
      async (company) => ({
        who: await company.aPerson({ roles: ["integrator"] }),
        target: await company.aPerson(),
        key: "chat_supervisor",
      }),
      "no_such_subject",
    ],
    [
      "an Administrator's row by an Administrator about themselves",
      async (company) => {
        const who = await company.aPerson({ roles: ["administrator"] });
        return { who, target: who, key: "chat_supervisor" };
      },
      "is_self",
    ],
  ])("%s [BX-23]", async (_what, scene, code) => {
    const company = await aCompany();
    const { who, target, key } = await scene(company);
    const { wish, save } = await openWindow(company, who);
    expect(await save(wish(target, key))).toMatchObject({ ok: false, refusal: { code } });
    expect(await audits(company)).toEqual([]);
  });

  test("one person twice in a Save", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    const { wish, save } = await openWindow(company);
    const twice = await save(wish(anna, "chat_supervisor", true), wish(anna, "chat_operator"));
    expect(twice).toMatchObject({ ok: false, refusal: { code: "conflict" } });
    expect(await grantsOf(company, anna)).toMatchObject([{ name: "chat_manager" }]);
  });

  test("a wider role than the giver's own [BX-23]", async () => {
    const company = await aCompany();
    const lead = await company.aPerson();
    for (const [permission, level] of [
      ["settings.crm", "any"],
      ["access.assign", "any"],
    ])
      await company.rows(
        `INSERT INTO grants(account_id, subject_kind, subject_id, permission, level, created_at) VALUES (?, 'user', ?, ?, ?, 0)`,
        company.accountId,
        lead.userId,
        permission,
        level,
      );
    const anna = await company.aPerson({ roles: ["operator", "chat_operator"] });
    const { wish, save } = await openWindow(company, lead);
    expect(await save(wish(anna, "chat_supervisor"))).toMatchObject({
      ok: false,
      refusal: { code: "exceeds_own" },
    });
    expect(await save(wish(anna, "chat_manager"))).toMatchObject({ ok: true });
  });
});
