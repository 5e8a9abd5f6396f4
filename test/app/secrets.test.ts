import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Gatehouse, LogLine } from "../../scripts/lib/serve.mjs";
import { Program, programBy } from "../support/api/program";
import { linkIn, mailsTo } from "../support/mailbox";
import { demoPassword, serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

const state = mkdtempSync(join(tmpdir(), "gatehouse-secrets-"));
const written: LogLine[] = [];
/** Each secret that the day's work has told somebody, by what it is. */
const told = new Map<string, string>();
const keep = (what: string, secret: string | undefined) => {
  if (!secret || secret.length < 8) throw new Error(`no ${what} to look for`);
  told.set(what, secret);
  return secret;
};
let server: Gatehouse & AsyncDisposable;
beforeAll(async () => {
  cpSync(inject("demoState"), state, { recursive: true });
  server = await serve({ state, onLog: (line) => written.push(line) });
  await aDay();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(state, { recursive: true, force: true });
});

/** The key behind `whsec_`. */
const keyOf = (text: string) => /whsec_([A-Za-z0-9+/=]{44})/.exec(text)?.[1];
const tokenOf = (link: string) => link.split("/").at(-1);
const letter = async (email: string, kind: string) =>
  linkIn((await mailsTo(server, email, kind))[0], server.url);

/** Whatever has to do with a secret: people come in, are invited, forget; programs and receivers are let in. */
async function aDay() {
  const wrong = keep("a wrong password", "wrong-otter-sings-badly");
  await new Visitor(server).post("/login", { email: "owner@demo.test", password: wrong });
  await new Visitor(server).post("/login", { email: "nobody@demo.test", password: wrong });
  const password = keep("a password", demoPassword("owner@demo.test"));
  const owner = await signedIn(server, "owner@demo.test");
  await owner.post("/again", { password, next: "/" });
  keep("a session", owner.cookie("__Host-gatehouse")?.split(".").at(-1));

  const manager = await signedIn(server, "manager@demo.test");
  const changed = keep("a changed password", "kayak-fjord-amber-lantern");
  const form = { intent: "password", current: demoPassword("manager@demo.test"), password: changed };
  expect((await manager.post("/me", form)).status).toBeLessThan(400);
  await manager.post("/me/mail", { intent: "address", email: "elsewhere@example.com" });
  keep("a link that confirms", tokenOf(await letter("elsewhere@example.com", "confirm_notice_email")));

  await new Visitor(server).post("/reset", { email: "operator@demo.test" });
  const reset = await letter("operator@demo.test", "password_reset");
  keep("a link that resets", tokenOf(reset));
  const again = keep("a password after a reset", "seven brave otters sing");
  expect((await new Visitor(server).post(reset, { password: again })).status).toBe(302);

  await owner.post("/users/invite", {
    intent: "invite",
    emails: "ewa@example.com",
    role: "manager",
    language: "pl",
  });
  const invitation = await letter("ewa@example.com", "invitation");
  keep("an invitation", tokenOf(invitation));
  const first = keep("a first password", "nine quiet herons wade");
  await new Visitor(server).post(invitation, { name: "Ewa", surname: "Nowak", password: first });
  await owner.post("/users/invite", {
    intent: "invite",
    emails: "ida@example.com",
    role: "manager",
    language: "pl",
  });
  keep("an invitation nobody has answered", tokenOf(await letter("ida@example.com", "invitation")));

  const program = await programBy(owner);
  keep("a token", program.token?.split("_").slice(2).join("_"));
  await program.get("/api/v1/me");
  await new Program(server, keep("a wrong token", `gh_${"a".repeat(22)}_${"b".repeat(43)}`)).get(
    "/api/v1/me",
  );
  const hook = { name: "Payroll", url: "https://hooks.example.com/in", events: ["user_updated"] };
  const made = await program.post<{ id: string; secret: string }>("/api/v1/webhooks", hook);
  keep("a receiver's secret", keyOf(made.body.secret));
  const turned = await owner.post(`/settings/webhooks/${made.body.id}`, { intent: "rotate" });
  keep("a receiver's next secret", keyOf(await turned.text()));

  const page = await (await owner.post("/settings/network", { intent: "codes" })).text();
  const code = keep("a recovery code", /\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b/.exec(page)?.[0]);
  const recover = { email: "owner@demo.test", password, way: "code", code };
  expect((await new Visitor(server).post("/recover", recover)).status).toBe(200);
  await server.tick(Date.now());
}

/** Where a secret may stand, and why: everywhere else it does not. */
const MAY: Record<string, string[]> = {
  // This machine keeps the letters that it sends to nobody.
  "a link that confirms": ["mailbox"],
  "a link that resets": ["mailbox"],
  "an invitation": ["mailbox"],
  "an invitation nobody has answered": ["mailbox"],
};

test("no password, link, token, code or secret stands in a log, nor in any other table [security.md 45]", async () => {
  const { results: tables } = await server.db
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
    )
    .all<{ name: string }>();
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const text = JSON.stringify((await server.db.prepare(`SELECT * FROM "${name}"`).all()).results);
    for (const [what, secret] of told)
      if (text.includes(secret)) found[what] = [...(found[what] ?? []), name];
  }
  const counted = await server.db
    .prepare("SELECT (SELECT count(*) FROM audit_log) AS audit, (SELECT count(*) FROM auth_log) AS auth")
    .first<{ audit: number; auth: number }>();
  expect(counted!.audit).toBeGreaterThan(5);
  expect(counted!.auth).toBeGreaterThan(10);
  expect(found).toEqual(MAY);
});

test("nor in a line that the server writes, nor as bytes in a file of the databases, the gate and the throttle [security.md 45]", () => {
  const lines = written.map(({ message }) => message).join("\n");
  const files = readdirSync(join(state, "data"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
  expect(files.length).toBeGreaterThan(3);
  for (const [what, secret] of told) {
    expect(lines, what).not.toContain(secret);
    if (!(what in MAY))
      expect(
        files.some((bytes) => bytes.includes(secret)),
        what,
      ).toBe(false);
  }
});
