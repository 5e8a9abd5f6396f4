import { expect, test } from "vitest";
import type { Cells } from "~/domain/access";
import { previewRoles } from "~/features/access/person/preview-roles.server";
import { previewRole } from "~/features/access/preview-role.server";
import { aRole, changerOf, grantRole } from "../../support/changer";
import { aCompany } from "../../support/company";
import { someWork } from "../../support/hand-over";

const ALL: Cells = { "deals.view": "any", "tasks.view": "any" };

/** Three people of two departments with records of every kind, two deals of nobody, and a role for the first of them. */
async function scene(cells: Cells) {
  const company = await aCompany();
  const support = await company.aDepartment("Support");
  const anna = await company.aPerson({ roles: [] });
  const mate = await company.aPerson({ roles: [] });
  const stranger = await company.aPerson({ roles: [], department: support });
  await someWork(company, anna.userId, 2);
  await someWork(company, mate.userId, 3);
  await someWork(company, stranger.userId, 5);
  await someWork(company, 0, 1);
  await company.rows("UPDATE deals SET responsible_id = NULL WHERE responsible_id = 0");
  await company.rows(
    "UPDATE deals SET deleted_at = 1 WHERE id IN (SELECT id FROM deals WHERE responsible_id = ? LIMIT 1)",
    stranger.userId,
  );
  const role = await aRole(company, { name: "Looks", cells });
  await grantRole(company, anna, role.id);
  const owner = await changerOf(company, company.owner);
  const preview = async (next: Cells) => {
    const result = await previewRole(company.needs(), owner, {
      publicId: role.publicId,
      cells: next,
      isActive: true,
    });
    if (!result.ok) throw new Error(result.refusal.code);
    return result.preview;
  };
  return { company, anna, owner, preview };
}

// Deals: Anna 4, her colleague 6, the stranger 10 of which one lies in the bin, nobody's 2.
test.each<[what: string, before: Cells, after: Cells, records: object[]]>([
  ["nothing to own", {}, { "deals.view": "own" }, [{ kind: "deals", gained: 4, lost: 0, isMore: false }]],
  [
    "own to the department's",
    { "deals.view": "own" },
    { "deals.view": "own_dept" },
    [{ kind: "deals", gained: 6, lost: 0, isMore: false }],
  ],
  [
    "the department's to any, nobody's among them",
    { "deals.view": "own_dept" },
    { "deals.view": "any" },
    [{ kind: "deals", gained: 11, lost: 0, isMore: false }],
  ],
  [
    "any to own",
    { "deals.view": "any" },
    { "deals.view": "own" },
    [{ kind: "deals", gained: 0, lost: 17, isMore: false }],
  ],
  [
    "one kind for another",
    { "contacts.view": "any" },
    { "conversations.history": "own_dept" },
    [
      { kind: "contacts", gained: 0, lost: 11, isMore: false },
      { kind: "conversations", gained: 5, lost: 0, isMore: false },
    ],
  ],
  ["a right that shows no records", {}, { "stats.team": "any" }, []],
])(
  "before you save: %s, counted as the lists would show them (FM-12)",
  async (_what, before, after, records) => {
    const { preview } = await scene(before);
    expect((await preview(after)).records).toEqual(records);
  },
);

test("no more than a thousand are counted for each person, and the preview says that there are more", async () => {
  const { company, preview, anna } = await scene({});
  await someWork(company, anna.userId, 600);
  expect((await preview({ "deals.view": "own" })).records).toEqual([
    { kind: "deals", gained: 1_000, lost: 0, isMore: true },
  ]);
});

test("another choice of roles for one person counts too; work that administrators alone would see is named with its owner", async () => {
  const { company, anna, owner } = await scene(ALL);
  const previewed = await previewRoles(company.needs(), owner, anna.userId, {
    system: null,
    chat: null,
    special: [],
  });
  if (!previewed.ok) throw new Error(previewed.refusal.code);
  const { preview } = previewed;
  expect(preview.records.map(({ kind, lost }) => [kind, lost])).toEqual([
    ["deals", 21],
    ["tasks", 11],
  ]);
  expect(preview.onlyAdministrators).toEqual(["deals.view", "tasks.view"]);
  expect(preview.orphaned).toEqual([{ publicId: anna.publicId, name: `${anna.name} ${anna.surname}` }]);
});
