import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import {
  type Given,
  type Owned,
  type RoleViewer,
  roleCompany,
  type ViewerPlan,
} from "../../support/role-company";
import { type Column, readMatrix } from "../../support/roles-matrix";
import { serve } from "../../support/server";

const ADM: Given = { template: "administrator", column: "ADM" };
const MGR: Given = { template: "manager", column: "MGR" };
const OPR: Given = { template: "operator", column: "OPR" };
const SUP: Given = { template: "chat_supervisor", column: "SUP" };
const AGT: Given = { template: "chat_manager", column: "AGT" };
const QC: Given = { template: "chat_quality_control", column: "QC" };
const OPC: Given = { template: "chat_operator", column: "OPC" };
const EXPORTS = {
  "deals.export": "own",
  "contacts.export": "own_dept",
  "companies.export": "any",
  "conversations.export": "any",
};

/** Every built-in role, alone and as people have them; chat roles for one channel; a role that may export. */
const PLANS: ViewerPlan[] = [
  { name: "no role", given: [] },
  { name: "administrator", given: [ADM] },
  { name: "manager", given: [MGR] },
  { name: "operator", given: [OPR] },
  { name: "integrator", given: [{ template: "integrator", column: "INT" }] },
  { name: "chief executive", given: [{ template: "chief_executive", column: "CEO" }] },
  { name: "chat supervisor", given: [SUP] },
  { name: "chat manager", given: [AGT] },
  { name: "quality control", given: [QC] },
  { name: "chat operator", given: [OPC] },
  { name: "manager and chat manager", given: [MGR, AGT] },
  { name: "chat supervisor of one channel", given: [{ ...SUP, onChannel: true }] },
  { name: "chat manager of one channel, operator", given: [OPR, { ...AGT, onChannel: true }] },
  { name: "head of the department", given: [MGR, AGT], isHead: true },
  { name: "manager who exports", given: [MGR, AGT], cells: EXPORTS },
];

let server: Gatehouse & AsyncDisposable;
let viewers: RoleViewer[];
let owned: Owned[];
beforeAll(async () => {
  server = await serve();
  ({ viewers, owned } = await roleCompany(server, PLANS));
});
afterAll(() => server[Symbol.asyncDispose]());

const LEVELS = ["denied", "own", "own_dept", "any"];
const MATRIX = new Map(readMatrix().map(({ permission, cells }) => [permission, cells]));

/** The oracle: the widest level by roles.tsv at the row's channel, and whether it reaches the row. Shares no code with the product. */
function allows(viewer: RoleViewer, permission: string, row: Owned): boolean {
  const columns: Column[] = [
    "BASE",
    ...viewer.given.filter(({ onChannel }) => !onChannel || row.onChannel).map(({ column }) => column),
    ...(viewer.isHead ? (["HEAD"] as const) : []),
  ];
  const levels = [...columns.map((column) => MATRIX.get(permission)?.[column]), viewer.cells?.[permission]];
  const level = Math.max(...levels.map((each) => LEVELS.indexOf(each ?? "denied")));
  return level === 3 || (level >= 1 && row.userId === viewer.userId) || (level === 2 && row.isColleague);
}

type Kind = "deal" | "contact" | "company" | "task" | "conversation";
/** What shows rows of each kind: the cell that governs them, the doors of the list and of its search, and of one card. */
const DOORS: Record<Kind, { shows: string; exports: string; card: string; path: string; lists: string[] }> = {
  deal: {
    ...{ shows: "deals.view", exports: "deals.export", card: "deals.view", path: "deals" },
    lists: ["/deals", "/deals?q=needle", "/deals/board"],
  },
  contact: {
    ...{ shows: "contacts.view", exports: "contacts.export", card: "contacts.view", path: "contacts" },
    lists: ["/contacts", "/contacts?q=needle"],
  },
  company: {
    ...{ shows: "companies.view", exports: "companies.export", card: "companies.view", path: "companies" },
    lists: ["/companies", "/companies?q=needle"],
  },
  task: {
    ...{ shows: "tasks.view", exports: "deals.export", card: "tasks.view", path: "tasks" },
    lists: ["/tasks?view=later&whose=all"],
  },
  conversation: {
    ...{
      shows: "conversations.list",
      exports: "conversations.export",
      card: "conversations.history",
      path: "chats",
    },
    lists: ["/chats", "/chats?q=needle"],
  },
};
const KINDS = Object.keys(DOORS) as Kind[];
const idsIn = (text: string, ids: readonly string[]) => ids.filter((id) => text.includes(id)).sort();
const allOf = (kind: keyof Owned["ids"]) => owned.map(({ ids }) => ids[kind]);

describe.each(PLANS.map(({ name }) => name))("%s", (name) => {
  const viewer = () => viewers.find((one) => one.name === name)!;
  const allowed = (permission: string, kind: keyof Owned["ids"]) =>
    owned
      .filter((row) => allows(viewer(), permission, row))
      .map(({ ids }) => ids[kind])
      .sort();
  const get = async (path: string) => {
    const response = await viewer().visitor.get(path);
    return { status: response.status, text: await response.text() };
  };

  test.each(KINDS)(
    "lists, search, count and cards of a %s [AM-08] [AM-09] [BX-15] [BX-16] [BX-34]",
    async (kind) => {
      const { shows, card, path, lists } = DOORS[kind];
      const seen = allowed(shows, kind);
      for (const door of lists) {
        const { status, text } = await get(door);
        expect([door, seen.length === 0 || status === 200]).toEqual([door, true]);
        if (status !== 200) expect(status).toBe(403);
        else expect(idsIn(text, allOf(kind)), door).toEqual(seen);
        const found = /Found: ([\d,]+)/.exec(text)?.[1];
        if (found !== undefined) expect(Number(found), door).toBe(seen.length);
      }
      const opened = allowed(card, kind);
      const mine = owned.filter(({ userId }) => userId === viewer().userId);
      for (const { ids } of [...mine, ...owned.slice(0, 1), ...owned.slice(-3)]) {
        const { status } = await get(`/${path}/${ids[kind]}`);
        const may = opened.includes(ids[kind]);
        expect([ids[kind], status === 200], String(status)).toEqual([ids[kind], may]);
        if (!may) expect([403, 404]).toContain(status);
      }
    },
  );

  test("the search over everything, the pickers, the bin [AM-08] [AM-09] [MC-06]", async () => {
    const { text } = await get("/search?q=needle");
    for (const kind of ["deal", "contact", "company", "conversation"] as const) {
      const seen = allowed(DOORS[kind].shows, kind);
      const found = idsIn(text, allOf(kind));
      expect(found.every((id) => seen.includes(id))).toBe(true);
      expect(found).toHaveLength(Math.min(8, seen.length));
      if (kind === "conversation") continue;
      const picked = idsIn((await get(`/find/records.data?of=${kind}&q=needle`)).text, allOf(kind));
      expect(picked.every((id) => seen.includes(id))).toBe(true);
      expect(picked).toHaveLength(Math.min(8, seen.length));
    }
    const bin = await get("/bin");
    expect(idsIn(bin.text, allOf("deleted"))).toEqual(allowed("deals.view", "deleted"));
  });

  test.each(KINDS)("the export of the list of a %s holds what may be seen and exported", async (kind) => {
    const { shows, exports, path } = DOORS[kind];
    const both = owned
      .filter((row) => allows(viewer(), shows, row) && allows(viewer(), exports, row))
      .map(({ ids }) => ids[kind])
      .sort();
    const filter = kind === "task" ? "?view=later&whose=all" : "";
    const column = { task: "text", conversation: "client" }[kind as string] ?? "name";
    const started = await viewer().visitor.post(`/export/${path}${filter}`, {
      columns: column,
      format: "csv",
    });
    if (started.status === 403) return expect(both).toEqual([]);
    expect(started.status).toBe(302);
    const link = new RegExp(`/export/${path}/[\\w-]{22}`);
    await expect
      .poll(async () => link.test((await get(`/export/${path}`)).text), { timeout: 20_000 })
      .toBe(true);
    const file = await get(link.exec((await get(`/export/${path}`)).text)![0]);
    expect(idsIn(file.text, allOf(kind))).toEqual(both);
    expect(file.text.trim().split("\r\n")).toHaveLength(1 + both.length);
  });
});
