import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let owner: Visitor;
let person: string;
beforeAll(async () => {
  server = await serve();
  owner = await signedIn(server, "owner@demo.test");
  const row = await server.db
    .prepare("SELECT public_id AS id FROM users WHERE email = 'operator@demo.test'")
    .first<{ id: string }>();
  person = row!.id;
});
afterAll(() => server[Symbol.asyncDispose]());

const HOOK = { name: "Payroll", url: "https://hooks.example.com/in", event: "hold_opened" };
const TOKEN = { name: "Sync", kind: "personal", reach: "all", days: "30", addresses: "" };
/** Acts that ask for the password of the last five minutes. Downloads do so once there is a file (log-export). */
const ACTS: [what: string, path: string, form: Record<string, string>][] = [
  ["the allowlist", "/settings/network", { intent: "off" }],
  ["a new webhook", "/settings/webhooks?index", { intent: "create", ...HOOK }],
  ["a new secret", "/settings/webhooks/AAAAAAAAAAAAAAAAAAAAAA", { intent: "rotate" }],
  ["a new token", "/settings/api", { intent: "create", ...TOKEN }],
  ["closing the company", "/settings/company/close", { intent: "close", typed: "Fernhill Interiors" }],
  ["a full copy", "/settings/company/close", { intent: "copy" }],
  ["erasing a person", "/settings/erasure", { intent: "erase", person: "$PERSON", typed: "x" }],
];
const ask = (path: string, form: Record<string, string>) =>
  owner.post(
    path,
    Object.fromEntries(Object.entries(form).map(([name, text]) => [name, text.replace("$PERSON", person)])),
  );
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
