import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeToken } from "../../../scripts/commands";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";

const run = promisify(execFile);
let server: Gatehouse & AsyncDisposable;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server[Symbol.asyncDispose]());

/** What `npm run token -- --email …` prints, brought to the gate as cron does. */
async function tokenFromShell(email: string): Promise<string> {
  const wanted = { email, name: "Command line", days: 30, account: "*" };
  const made = await makeToken(server.db as never, wanted, Date.now());
  if (!made.ok) throw new Error(made.refusal);
  await server.tick(Date.now());
  return made.text;
}

test("every curl line of /api/docs does in a shell what the page says, with the token of the command beside it", async () => {
  const document = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
    info: { description: string };
  };
  const lines = document.info.description.split("\n").filter((line) => line.startsWith("curl "));
  expect(lines.length).toBeGreaterThan(1);
  const env = { ...process.env, TOKEN: await tokenFromShell("admin@demo.test") };
  for (const line of lines) {
    const { stdout } = await run("sh", ["-c", line.replace("curl ", "curl -s -w '\\n%{http_code}' ")], {
      env,
    });
    const [body, status] = stdout.split(/\n(?=\d+$)/) as [string, string];
    expect([line, status]).toEqual([line, "200"]);
    expect(Object.keys(JSON.parse(body) as object).length).toBeGreaterThan(0);
  }
  console.log(`${lines.length} curl lines of /api/docs run`);
});

test("a token of the command is refused at the next call once its owner is held", async () => {
  const token = new Program(server, await tokenFromShell("admin@demo.test"));
  const owner = await programOf(server, "owner@demo.test");
  const { status, body } = await token.get<{ id: string }>("/api/v1/me");
  expect(status).toBe(200);
  const held = await owner.post(`/api/v1/users/${body.id}/holds`, { kind: "manual_block", reason: "Test" });
  expect(held.status).toBe(201);
  expect((await token.get("/api/v1/me")).status).toBe(401);
});
