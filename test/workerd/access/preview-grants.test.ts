import { describe, expect, test } from "vitest";
import type { Cells } from "~/domain/access";
import { previewGive, previewRevoke } from "~/features/access/grants/preview-grant.server";
import type { GiveRequest } from "~/features/access/plan-give.server";
import { asksFirst, type Preview } from "~/features/access/preview";
import { previewSave } from "~/features/crm/preview-save.server";
import { readRoleWindow } from "~/features/crm/read-role-window.server";
import { saveRoles } from "~/features/crm/save-roles.server";
import { aGroup, aRole, changerOf, grantRole, templateId } from "../../support/changer";
import { aCompany, type Person, type TestCompany } from "../../support/company";
import { someWork } from "../../support/hand-over";

const WANTED: GiveRequest = {
  kind: "user",
  subjects: [],
  roles: [],
  cell: null,
  source: null,
  from: null,
  until: null,
};
type Previewed = { ok: true; preview: Preview } | { ok: false; refusal: { code: string } };
const ofPreview = (result: Previewed) => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.preview;
};
const effectsOf = ({ effects }: Preview) =>
  effects.map(({ permission, before, after, people }) => `${permission} ${before} ${after} ${people}`);
const nothingWritten = async (company: TestCompany) => {
  const [row] = await company.rows<{ n: number }>(
    "SELECT count(*) AS n FROM audit_log WHERE account_id = ? AND event = 'privilege_permissions_changed'",
    company.accountId,
  );
  return row?.n === 0;
};

type People = { company: TestCompany; anna: Person; mate: Person };

/** Anna and a colleague with records of their own, what they hold already, and who may give rights. */
async function scene(hold: (people: People) => Promise<unknown> = async () => {}) {
  const company = await aCompany();
  const anna = await company.aPerson({ roles: [] });
  const mate = await company.aPerson({ roles: [] });
  await someWork(company, anna.userId, 2);
  await someWork(company, mate.userId, 3);
  const group = await aGroup(company, "group", [anna, mate]);
  await hold({ company, anna, mate });
  const owner = await changerOf(company, company.owner);
  const give = async (wanted: Partial<GiveRequest>) =>
    previewGive(company.needs(), owner, { ...WANTED, ...wanted });
  return { company, anna, mate, group, owner, give };
}

const holds = async ({ company, anna }: People, cells: Cells) =>
  grantRole(company, anna, (await aRole(company, { cells })).id);

describe("before access is given (FM-12)", () => {
  test("one right of one person: the cell, and the records that appear [BX-26] [BX-29]", async () => {
    const { company, anna, give } = await scene();
    const preview = ofPreview(
      await give({ subjects: [anna.publicId], cell: { permission: "deals.view", level: "own" } }),
    );
    expect([preview.people, effectsOf(preview)]).toEqual([1, ["deals.view denied own 1"]]);
    expect(preview.records).toEqual([{ kind: "deals", gained: 4, lost: 0, isMore: false }]);
    expect(asksFirst(preview)).toBe(false);
    expect(await nothingWritten(company)).toBe(true);
  });

  test("a role for a group: each member once, what the role adds to what they have [BX-27] [BX-31]", async () => {
    const { company, group, give } = await scene((people) => holds(people, { "deals.view": "own" }));
    const wide = await aRole(company, { cells: { "deals.view": "any" } });
    const preview = ofPreview(
      await give({ kind: "group", subjects: [group.publicId], roles: [wide.publicId] }),
    );
    expect(preview.people).toBe(2);
    expect(effectsOf(preview).sort()).toEqual(["deals.view denied any 1", "deals.view own any 1"]);
  });

  test("a term that has not begun is shown as while it lasts; what adds nothing changes nobody", async () => {
    const { company, anna, give } = await scene();
    const cell = { permission: "deals.view", level: "own" } as const;
    const from = company.clock.now + 1_000;
    expect(ofPreview(await give({ subjects: [anna.publicId], cell, from })).people).toBe(1);
    const denied = { permission: "deals.view", level: "denied" } as const;
    expect(ofPreview(await give({ subjects: [anna.publicId], cell: denied })).people).toBe(0);
  });

  test("what may not be given is not previewed either: names and rights stay where they are", async () => {
    const { company, anna, mate } = await scene(async ({ company, mate }) =>
      grantRole(company, mate, (await aRole(company, { cells: { "access.assign": "any" } })).id),
    );
    const giver = await changerOf(company, mate);
    const wanted: GiveRequest = {
      ...WANTED,
      subjects: [anna.publicId],
      cell: { permission: "deals.view", level: "any" },
    };
    expect(await previewGive(company.needs(), giver, wanted)).toMatchObject({
      ok: false,
      refusal: { code: "exceeds_own" },
    });
  });

  test.each([
    [10, false],
    [11, true],
  ])("a department of %i people is asked about first: %s [BX-30]", async (people, asks) => {
    const company = await aCompany();
    const team = await company.aDepartment("Team");
    for (let n = 0; n < people; n++) await company.aPerson({ roles: [], department: team });
    const [unit] = await company.rows<{ public_id: string }>(
      "SELECT public_id FROM units WHERE id = ?",
      team,
    );
    const preview = ofPreview(
      await previewGive(company.needs(), await changerOf(company, company.owner), {
        ...WANTED,
        kind: "department",
        subjects: [unit?.public_id ?? ""],
        cell: { permission: "stats.personal", level: "any" },
      }),
    );
    expect([preview.people, asksFirst(preview)]).toEqual([people, asks]);
  });
});

describe("before a grant is taken away (FM-12)", () => {
  const grantIds = (company: TestCompany, { userId }: Person) =>
    company.rows<{ public_id: string }>(
      "SELECT public_id FROM grants WHERE account_id = ? AND subject_kind = 'user' AND subject_id = ? ORDER BY id",
      company.accountId,
      userId,
    );

  test("the right is named with the records that vanish, and what Administrators alone would see", async () => {
    const { company, anna, owner } = await scene((people) => holds(people, { "deals.view": "any" }));
    const [only] = await grantIds(company, anna);
    const preview = ofPreview(await previewRevoke(company.needs(), owner, only?.public_id ?? ""));
    expect(effectsOf(preview)).toEqual(["deals.view any denied 1"]);
    expect(preview.records).toEqual([{ kind: "deals", gained: 0, lost: 10, isMore: false }]);
    expect(preview.onlyAdministrators).toEqual(["deals.view"]);
    expect(asksFirst(preview)).toBe(true);
    expect(await nothingWritten(company)).toBe(true);
  });

  test("a second grant of the same right keeps it: nobody changes", async () => {
    const { company, anna, owner } = await scene(async (people) => {
      await holds(people, { "deals.view": "own" });
      await holds(people, { "deals.view": "own" });
    });
    const [first] = await grantIds(company, anna);
    const preview = ofPreview(await previewRevoke(company.needs(), owner, first?.public_id ?? ""));
    expect(preview.people).toBe(0);
  });

  test("one's own grant is refused here as it is by revoking", async () => {
    const { company, anna, owner } = await scene((people) => holds(people, { "access.assign": "any" }));
    const [own] = await grantIds(company, anna);
    const asked = await previewRevoke(company.needs(), await changerOf(company, anna), own?.public_id ?? "");
    expect(asked).toMatchObject({ ok: false, refusal: { code: "is_self" } });
    expect(await previewRevoke(company.needs(), owner, "a".repeat(22))).toMatchObject({ ok: false });
  });
});

describe("before the window Select roles is saved (FM-12)", () => {
  async function window() {
    const company = await aCompany();
    const [anna, boris] = [await company.aPerson(), await company.aPerson()];
    await someWork(company, anna.userId, 1);
    const owner = await changerOf(company, company.owner);
    const [crm] = await company.rows<{ public_id: string }>(
      "SELECT public_id FROM connections WHERE account_id = ? AND is_built_in = 1",
      company.accountId,
    );
    const connection = crm?.public_id ?? "";
    const view = await readRoleWindow(company.needs(), owner, connection);
    const rowOf = ({ publicId }: { publicId: string }) =>
      view?.people.find((one) => one.publicId === publicId);
    const change = (person: { publicId: string }, role: string | null, receives = false) => {
      const row = rowOf(person);
      if (row === undefined) throw new Error("not in the window");
      const was = { role: row.role, receives: row.receives };
      return { person: person.publicId, role, receives, was };
    };
    return { company, anna, boris, owner, connection, change };
  }

  test("each person by their own change: one gains all chats, the other loses theirs [WZ-05] [WZ-07] [WZ-11]", async () => {
    const { company, anna, boris, owner, connection, change } = await window();
    const supervisor = await templateId(company, "chat_supervisor");
    const changes = [change(anna, null), change(boris, supervisor, true)];
    const preview = ofPreview(await previewSave(company.needs(), owner, { connection, changes }));
    expect(preview.people).toBe(2);
    const said = effectsOf(preview);
    expect(said).toContain("conversations.reply own denied 1");
    expect(said).toContain("conversations.reply own any 1");
    expect(preview.records.map(({ kind }) => kind)).toEqual(["conversations"]);
    expect(await nothingWritten(company)).toBe(true);
    expect(await saveRoles(company.needs(), owner, { connection, changes })).toMatchObject({ changed: 2 });
  });

  test("the switch alone changes nobody's rights; a row that may not be changed is refused as by Save [WZ-06]", async () => {
    const { company, anna, owner, connection, change } = await window();
    const manager = await templateId(company, "chat_manager");
    const switched = await previewSave(company.needs(), owner, {
      connection,
      changes: [change(anna, manager, true)],
    });
    expect(ofPreview(switched).people).toBe(0);
    expect(
      await previewSave(company.needs(), owner, { connection, changes: [change(owner, manager)] }),
    ).toMatchObject({ ok: false, refusal: { code: "is_self" } });
  });
});
