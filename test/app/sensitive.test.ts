import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let owner: Visitor;
let person: string;
let administrator: string;
beforeAll(async () => {
  server = await serve();
  owner = await signedIn(server, "owner@demo.test");
  const row = await server.db
    .prepare("SELECT public_id AS id FROM users WHERE email = 'operator@demo.test'")
    .first<{ id: string }>();
  person = row!.id;
  const role = await server.db
    .prepare("SELECT public_id AS id FROM roles WHERE template = 'administrator'")
    .first<{ id: string }>();
  administrator = role!.id;
});
afterAll(() => server[Symbol.asyncDispose]());

const HOOK = { name: "Payroll", url: "https://hooks.example.com/in", event: "hold_opened" };
const TOKEN = { name: "Sync", kind: "personal", reach: "all", days: "30", addresses: "" };
const NEW = { name: "Eve", surname: "New", email: "eve@example.com", role: "administrator" };
/** Acts that ask for the password of the last five minutes. */
const ACTS: [what: string, path: string, form: Record<string, string>][] = [
  ["the allowlist", "/settings/network", { intent: "off" }],
  ["a new webhook", "/settings/webhooks?index", { intent: "create", ...HOOK }],
  ["a new secret", "/settings/webhooks/AAAAAAAAAAAAAAAAAAAAAA", { intent: "rotate" }],
  ["a new token", "/settings/api", { intent: "create", ...TOKEN }],
  ["closing the company", "/settings/company/close", { intent: "close", typed: "Fernhill Interiors" }],
  ["a full copy", "/settings/company/close", { intent: "copy" }],
  ["an Administrator by their role", "/users/$PERSON/rights", { intent: "change", system: "$ADMINISTRATOR" }],
  [
    "an Administrator by a grant",
    "/settings/access/add",
    { intent: "give", kind: "user", subjects: "$PERSON", roles: "$ADMINISTRATOR", confirmed: "yes" },
  ],
  [
    "an Administrator by a grant, from the list",
    "/settings/access?index",
    { intent: "give", kind: "user", subjects: "$PERSON", roles: "$ADMINISTRATOR", confirmed: "yes" },
  ],
  ["an Administrator who is added", "/users/new", { intent: "link", ...NEW }],
  [
    "an Administrator who is invited",
    "/users/invite",
    { intent: "invite", emails: NEW.email, role: NEW.role },
  ],
  ["the CRM's administrators", "/settings/crm?index", { intent: "tick", person: "1", isOn: "yes" }],
  ["a lockdown", "/users/$PERSON", { intent: "stop", kind: "lockdown", reason: "Stolen" }],
  ["a deletion", "/users/$PERSON/leave", { intent: "start", purpose: "deletion", typed: "x" }],
  ["erasing a person", "/settings/erasure", { intent: "erase", person: "$PERSON", typed: "x" }],
];
const filled = (text: string) => text.replace("$PERSON", person).replace("$ADMINISTRATOR", administrator);
const ask = (path: string, form: Record<string, string>) =>
  owner.post(
    filled(path),
    Object.fromEntries(Object.entries(form).map(([name, text]) => [name, filled(text)])),
  );
/** Files that leave at once; those of a table are made only after the password (export.test). */
const DOWNLOADS = [
  "/log/export?format=csv",
  "/settings/audit/export?format=csv",
  "/settings/access/review/export?format=csv&list=administrators",
  "/settings/copies/AAAAAAAAAAAAAAAAAAAAAA",
  "/settings/erasure/$PERSON",
];
const entries = async () =>
  (await server.db.prepare("SELECT count(*) AS n FROM audit_log").first<{ n: number }>())!.n;

test.each(ACTS)(
  "%s asks for the password again when it was not entered of late, and nothing is done [security.md 38]",
  async (_what, path, form) => {
    const ticket = owner.cookie("__Host-gatehouse-fresh");
    expect(ticket).toBeTypeOf("string");
    const before = await entries();
    try {
      // None at all, one that was changed, and one of another session.
      const other = (await signedIn(server, "admin@demo.test")).cookie("__Host-gatehouse-fresh") ?? "";
      for (const value of ["", `${ticket}x`, other]) {
        owner.setCookie("__Host-gatehouse-fresh", value);
        const answer = await ask(path, form);
        expect(answer.headers.get("location")).toMatch(/^\/again\?next=/);
      }
    } finally {
      owner.setCookie("__Host-gatehouse-fresh", ticket!);
    }
    expect(await entries()).toBe(before);
  },
);

test.each(DOWNLOADS)(
  "%s asks for the password again, too, and no file leaves [security.md 38]",
  async (path) => {
    const ticket = owner.cookie("__Host-gatehouse-fresh");
    owner.setCookie("__Host-gatehouse-fresh", "");
    try {
      const answer = await owner.get(filled(path));
      expect([answer.status, answer.headers.get("location")]).toEqual([
        302,
        expect.stringMatching(/^\/again\?/),
      ]);
    } finally {
      owner.setCookie("__Host-gatehouse-fresh", ticket!);
    }
    const answer = await owner.get(filled(path));
    expect(answer.headers.get("location") ?? "").not.toContain("/again");
  },
);

test("other roles and the look before ask for nothing [security.md 38]", async () => {
  const ticket = owner.cookie("__Host-gatehouse-fresh");
  owner.setCookie("__Host-gatehouse-fresh", "");
  try {
    for (const form of [
      { intent: "preview", system: administrator },
      { intent: "change", system: "" },
    ])
      expect((await ask("/users/$PERSON/rights", form)).headers.get("location") ?? "").toBe("");
  } finally {
    owner.setCookie("__Host-gatehouse-fresh", ticket!);
  }
});

test("with the password of a moment ago the same acts go on [security.md 38]", async () => {
  for (const [what, path, form] of ACTS.filter(([, at]) => !at.startsWith("/settings/company"))) {
    const answer = await ask(path, form);
    expect([what, answer.headers.get("location") ?? ""]).toEqual([
      what,
      expect.not.stringContaining("/again"),
    ]);
    expect([what, answer.status]).toSatisfy(([, status]) => (status as number) < 500);
  }
});
