import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { aState } from "../../support/a-state";
import { mailsTo } from "../../support/mailbox";
import { serve } from "../../support/server";
import { signedIn } from "../../support/visitor";

const HOUR = 3_600_000;
const [ADMIN, OWNER, MANAGER] = ["admin@demo.test", "owner@demo.test", "manager@demo.test"];
const state = aState();
let server: Gatehouse & AsyncDisposable;
beforeAll(async () => {
  server = await serve({ state: state.folder });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  state.remove();
});

const run = (text: string, ...values: unknown[]) =>
  server.db
    .prepare(text)
    .bind(...values)
    .run();
const told = async (email: string, subject: string) =>
  (await mailsTo(server, email, "system", 0)).filter((mail) => mail.subject === subject).length;
const count = async (subject: string) =>
  Promise.all([ADMIN, OWNER, MANAGER].map((email) => told(email, subject)));

describe("administrators get a letter about problems of the product itself, once, unless they switched it off [MC-51]", () => {
  test("nothing is wrong: nobody is written to", async () => {
    await server.tick(Date.now());
    await server.tick(Date.now());
    const { n } = (await server.db
      .prepare("SELECT count(*) AS n FROM mail_outbox WHERE kind = 'system'")
      .first<{ n: number }>())!;
    expect(n).toBe(0);
  });

  test("letters have waited an hour for the mail server; a moment less is nothing", async () => {
    const waits = (since: number) =>
      run(
        `INSERT INTO mail_outbox(account_id, public_id, to_email, kind, details, created_at, expires_at, state, reason, next_attempt_at)
          VALUES (1, ?1, 'x@x.test', 'test', '{"at":0}', ?2, ?3, 'queued', 'server_down', ?3)`,
        `waits-${since}`,
        since,
        Date.now() + 100 * HOUR,
      );
    await waits(Date.now() - HOUR + 60_000);
    await server.tick(Date.now());
    expect(await count("Letters have not been leaving")).toEqual([0, 0, 0]);
    await waits(Date.now() - HOUR - 1);
    for (let times = 0; times < 3; times++) await server.tick(Date.now());
    expect(await count("Letters have not been leaving")).toEqual([1, 1, 0]);
    expect(await (await (await signedIn(server, ADMIN)).get("/notices")).text()).toContain("mail_down");
  });

  test("a full copy failed; whoever switched the letters off gets none", async () => {
    const owner = await signedIn(server, OWNER);
    expect(await (await owner.get("/me/mail")).text()).toContain("Problems and news of Gatehouse");
    expect((await owner.post("/me/mail", { intent: "switch", on: "blocked" })).status).toBe(200);
    await run(
      "INSERT INTO jobs(account_id, public_id, kind, state, input, created_at, updated_at) VALUES (1, 'failed', 'full_copy', 'failed', '{}', ?1, ?1)",
      Date.now(),
    );
    for (let times = 0; times < 2; times++) await server.tick(Date.now());
    expect(await count("A full copy could not be made")).toEqual([1, 0, 0]);
  });

  test("an entry of the audit log was changed in the database: the daily check finds it", async () => {
    await (await signedIn(server, ADMIN)).post("/users/invite", {
      intent: "invite",
      emails: "new@system.test",
      role: "manager",
      language: "en",
    });
    await server.tick(Date.now());
    await run("DROP TRIGGER audit_log_still");
    await run("UPDATE audit_log SET event = 'user_deleted' WHERE event = 'invite_sent'");
    await server.tick(Date.now());
    expect(await count("The audit log was changed from outside")).toEqual([0, 0, 0]);
    await run("UPDATE settings SET audit_checked_at = audit_checked_at - ?", 24 * HOUR);
    for (let times = 0; times < 2; times++) await server.tick(Date.now());
    expect(await count("The audit log was changed from outside")).toEqual([1, 0, 0]);
  });

  test("the operator's news reach the administrators alone", async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["scripts/news.mjs", "--say", "We update on Sunday <20:00>."],
      { env: { ...process.env, GATEHOUSE_STATE: state.folder } },
    );
    expect(stdout).toMatch(/Queued for \d+ administrators/);
    await server.tick(Date.now());
    expect(await count("News of Gatehouse")).toEqual([1, 0, 0]);
    expect((await mailsTo(server, ADMIN, "system"))[0]?.text).toContain("We update on Sunday <20:00>.");
  });
});
