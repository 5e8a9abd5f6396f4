import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
let owner: Program;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  owner = await programOf(server, "owner@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const PAGE = "/settings/types";
const save = (fields: Record<string, string>, rows: [string, string, string][]) => {
  const form = new URLSearchParams({ intent: "save", ...fields });
  for (const [action, permission, pattern] of rows) {
    form.append("action", action);
    form.append("permission", permission);
    form.append("pattern", pattern);
  }
  return admin.send("POST", PAGE, { form: form as unknown as Record<string, string> });
};
const INVOICE = { type: "invoice", ownerAttribute: "owner", departmentAttribute: "" };

async function mayManager(action: string, ownerEmail: string, id = "101") {
  const { body } = await owner.post<{ decision: boolean }>("/access/v1/evaluation", {
    subject: { type: "user", id: "manager@demo.test" },
    action: { name: action },
    resource: { type: "invoice", id, properties: { owner: ownerEmail } },
  });
  return body.decision;
}

test("a type registered on the page is asked about at once, within the level of its permission, until it is deleted", async () => {
  expect(await mayManager("read", "manager@demo.test")).toBe(false);
  const rows: [string, string, string][] = [
    ["read", "deals.view", ""],
    ["", "", ""],
    ["approve", "network.edit", "/invoices/{id}"],
  ];
  expect((await save(INVOICE, rows)).status).toBe(200);
  const page = await (await admin.get(`${PAGE}?type=invoice`)).text();
  for (const text of ["invoice", "deals.view", "/invoices/{id}"]) expect(page).toContain(text);
  expect(await mayManager("read", "manager@demo.test")).toBe(true);
  expect(await mayManager("read", "operator@demo.test")).toBe(false);
  expect(await mayManager("approve", "manager@demo.test", "/invoices/101")).toBe(false);
  const known = await owner.get<{ items: { type: string }[] }>("/api/v1/resource-types");
  expect(known.body.items.map(({ type }) => type)).toContain("invoice");
  expect((await admin.post(PAGE, { intent: "forget", type: "invoice" })).status).toBe(200);
  expect(await mayManager("read", "manager@demo.test")).toBe(false);
  expect((await admin.post(PAGE, { intent: "forget", type: "invoice" })).status).toBe(404);
});

test.each([
  ["a name with capitals", { ...INVOICE, type: "Invoice" }, [["read", "deals.view", ""]], "Small letters"],
  [
    "a type of our own",
    { ...INVOICE, type: "deal" },
    [["read", "deals.view", ""]],
    "a type of this name itself",
  ],
  ["no action", INVOICE, [["", "", ""]], "at least one action"],
  ["a permission that is none", INVOICE, [["read", "deals.fly", ""]], "at least one action"],
  [
    "an action twice",
    INVOICE,
    [
      ["read", "deals.view", ""],
      ["read", "deals.edit", ""],
    ],
    "stands here twice",
  ],
  ["a field that is none", { ...INVOICE, account: "2" }, [["read", "deals.view", ""]], ""],
] as [string, Record<string, string>, [string, string, string][], string][])(
  "%s is refused, and what was typed is kept",
  async (_what, fields, rows, words) => {
    const answer = await save(fields, rows);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain(words);
    expect(text).toContain(`value="${fields.type}"`);
  },
);

test("an intent that is none answers 400", async () => {
  expect((await admin.post(PAGE, { intent: "nonsense" })).status).toBe(400);
});
