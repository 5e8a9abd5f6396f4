import { beforeAll, describe, expect, test } from "vitest";
import { can, type TemplateKey } from "~/domain/access";
import type { RecordQuery } from "~/domain/work/list";
import { recordRight } from "~/domain/work/rights";
import { createDeal } from "~/features/work/deals/create-deal.server";
import { listDeals } from "~/features/work/deals/list-deals.server";
import { showBoard } from "~/features/work/deals/show-board.server";
import { showDeal } from "~/features/work/deals/show-deal.server";
import { findCards } from "~/features/work/links.server";
import { createParty } from "~/features/work/parties/create-party.server";
import { listParties } from "~/features/work/parties/list-parties.server";
import { showParty } from "~/features/work/parties/show-party.server";
import { listTasks } from "~/features/work/tasks/list-tasks.server";
import { openTask } from "~/features/work/tasks/open-task-form.server";
import { createTask } from "~/features/work/tasks/save-task.server";
import { changerOf } from "../../support/changer";
import { aCompany, type Person, type TestCompany } from "../../support/company";

const ROLES: readonly (readonly TemplateKey[])[] = [
  ["administrator"],
  ["manager"],
  ["operator"],
  ["integrator"],
  ["chat_supervisor"],
  ["chat_manager"],
  ["chat_quality_control"],
  ["chat_operator"],
  ["chief_executive"],
  ["manager", "chat_quality_control"],
];
const EVERYTHING: RecordQuery = {
  q: "",
  responsible: null,
  pipeline: null,
  stage: null,
  status: null,
  tag: null,
  cursor: null,
};

type Owner = { name: string; userId: number; publicId: string; units: number[] } | null;
type Made = { owner: Owner; deal: string; contact: string; company: string; task: string };
let company: TestCompany;
const made: Made[] = [];
const viewers: { name: string; person: Person }[] = [];

/** A viewer of each built-in role, with records of their own, of a colleague, of another department, of nobody. */
beforeAll(async () => {
  company = await aCompany();
  const support = await company.aDepartment("Support");
  for (const roles of ROLES)
    viewers.push({
      name: roles.join(" + "),
      person: await company.aPerson({ name: roles[0]!, roles: [...roles] }),
    });
  const head = await company.aPerson({ name: "head", roles: ["manager"], headOf: company.departmentId });
  viewers.push({ name: "manager, head of the department", person: head });
  const stranger = await company.aPerson({ name: "Stranger", department: support });
  const boss = { ...(await changerOf(company, { userId: company.ownerId })), preview: null };
  const owners: Owner[] = [
    ...viewers.map(({ person }) => ({ ...person, units: [company.departmentId] })),
    { ...stranger, units: [support] },
    null,
  ];
  const needs = company.needs();
  for (const [at, owner] of owners.entries()) {
    const responsible = owner?.publicId ?? boss.publicId;
    const party = async (kind: "contact" | "company") => {
      const outcome = await createParty(needs, boss, {
        kind,
        texts: { name: `needle ${kind} ${at}`, responsible },
        points: [{ kind: "phone", value: "+48 22 000 20 00", key: "+48220002000" }],
      });
      if (!outcome.ok) throw new Error(outcome.refusal);
      return outcome.publicId;
    };
    const [contact, firm] = [await party("contact"), await party("company")];
    const deal = await createDeal(needs, boss, {
      name: `needle deal ${at}`,
      amount: 100,
      responsible,
      contact,
    });
    const task = await createTask(needs, boss, {
      text: `needle task ${at}`,
      kind: "call",
      dueAt: needs.now + 60_000,
      remindBefore: null,
      responsible,
    });
    if (!deal.ok || !task.ok) throw new Error("not made");
    made.push({ owner, deal: deal.publicId, contact, company: firm, task: task.publicId });
    if (owner === null)
      for (const [table, id] of [
        ["deals", deal.publicId],
        ["contacts", contact],
        ["companies", firm],
        ["tasks", task.publicId],
      ])
        await company.rows(`UPDATE ${table} SET responsible_id = NULL WHERE public_id = ?`, id);
  }
});

const KINDS = ["deal", "contact", "company", "task"] as const;

describe.each([...ROLES.map((roles) => roles.join(" + ")), "manager, head of the department"])(
  "%s",
  (name) => {
    const enter = async () => {
      const { person } = viewers.find((one) => one.name === name)!;
      const viewer = { ...(await changerOf(company, person)), preview: null, profile: { name, surname: "" } };
      const seen = (kind: (typeof KINDS)[number]) =>
        made
          .filter(({ owner }) =>
            can(viewer, recordRight(kind, "view"), { responsibles: owner === null ? [] : [owner] }),
          )
          .map((record) => record[kind])
          .sort();
      return { viewer, seen, needs: company.needs() };
    };

    test("list, search, count, picker and board show the deals of the scope and no other [AM-08] [AM-09]", async () => {
      const { viewer, seen, needs } = await enter();
      const allowed = seen("deal");
      for (const q of ["", "needle"]) {
        const list = await listDeals(needs, viewer, { ...EVERYTHING, q }, "");
        if (!list.ok) throw new Error(list.refusal);
        expect(list.deals.map(({ publicId }) => publicId).sort()).toEqual(allowed);
        expect(list.found).toBe(allowed.length);
      }
      const picked = await findCards(needs, viewer, "deal", "needle");
      expect(picked.length).toBe(Math.min(allowed.length, 8));
      expect(picked.every(({ id }) => allowed.includes(id))).toBe(true);
      const board = await showBoard(needs, viewer, EVERYTHING, "");
      if (!board.ok) throw new Error(board.refusal);
      expect(board.columns.flatMap(({ deals }) => deals.map(({ id }) => id)).sort()).toEqual(allowed);
      expect(board.columns.reduce((sum, column) => sum + column.count, 0)).toBe(allowed.length);
      expect(board.columns.reduce((sum, column) => sum + column.sum, 0)).toBe(allowed.length * 100);
    });

    test("a deal's card with its history opens within the scope alone, and names no contact beyond it [AM-08]", async () => {
      const { viewer, seen, needs } = await enter();
      for (const record of made) {
        const card = await showDeal(needs, viewer, record.deal);
        expect(card !== null, record.deal).toBe(seen("deal").includes(record.deal));
        if (card?.ok) {
          const sees = seen("contact").includes(record.contact);
          expect(card.deal.contact).toBe(sees ? record.contact : null);
          expect(card.deal.hasHiddenContact).toBe(!sees);
          expect(card.history.map(({ kind }) => kind)).toContain("record_created");
        }
      }
    });

    test.each(["contact", "company"] as const)(
      "list, search, count, picker, card of a %s obey the scope [AM-09]",
      async (kind) => {
        const { viewer, seen, needs } = await enter();
        const allowed = seen(kind);
        for (const q of ["", "needle"]) {
          const list = await listParties(needs, viewer, kind, { ...EVERYTHING, q }, "");
          if (!list.ok) throw new Error(list.refusal);
          expect(list.parties.map(({ publicId }) => publicId).sort()).toEqual(allowed);
          expect(list.found).toBe(allowed.length);
        }
        const picked = await findCards(needs, viewer, kind, "needle");
        expect(picked.length).toBe(Math.min(allowed.length, 8));
        expect(picked.every(({ id }) => allowed.includes(id))).toBe(true);
        for (const record of made) {
          const card = await showParty(needs, viewer, kind, record[kind]);
          expect(card !== null).toBe(allowed.includes(record[kind]));
          if (card?.ok && kind === "contact")
            expect(card.deals.map(({ publicId }) => publicId)).toEqual(
              seen("deal").includes(record.deal) ? [record.deal] : [],
            );
        }
      },
    );

    test("a phone is shown, and found, with the right to see it alone", async () => {
      const { viewer, seen, needs } = await enter();
      const sees = can(viewer, "contacts.see_phone_email");
      const list = await listParties(needs, viewer, "contact", { ...EVERYTHING, q: "220002000" }, "");
      if (!list.ok) throw new Error(list.refusal);
      expect(list.parties.length).toBe(sees ? seen("contact").length : 0);
      const all = await listParties(needs, viewer, "contact", EVERYTHING, "");
      if (!all.ok) throw new Error(all.refusal);
      for (const { points } of all.parties) expect(points.length).toBe(sees ? 1 : 0);
    });

    test("tasks: the list and each task obey the scope [AM-09]", async () => {
      const { viewer, seen, needs } = await enter();
      const allowed = seen("task");
      const zone = "Europe/Warsaw";
      const shown = [];
      for (const view of ["today", "later"] as const) {
        const list = await listTasks(needs, viewer, { view, whose: "all", cursor: null, zone, page: "" });
        if (!list.ok) throw new Error(list.refusal);
        shown.push(...list.tasks.map(({ publicId }) => publicId));
      }
      expect(shown.sort()).toEqual(allowed);
      for (const { task } of made)
        expect((await openTask(needs, viewer, task, zone)) !== null).toBe(allowed.includes(task));
    });
  },
);

test("the matrix asks something: every kind of answer occurs", async () => {
  const counts = [];
  for (const { person } of viewers) {
    const viewer = { ...(await changerOf(company, person)), preview: null };
    const list = await listDeals(company.needs(), viewer, EVERYTHING, "");
    counts.push(list.ok ? list.found : -1);
  }
  expect(counts).toContain(0);
  expect(counts).toContain(1);
  expect(counts).toContain(made.length);
  expect(counts.some((count) => count > 1 && count < made.length)).toBe(true);
});
