import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasTaken, makeToken } from "../../../scripts/commands";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { isAnswer } from "../../support/api/answer";
import { readDocument } from "../../support/api/document";
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
  const before = await hasTaken(server.db as never, made.account);
  await server.tick(Date.now());
  expect([before, await hasTaken(server.db as never, made.account)]).toEqual([false, true]);
  return made.text;
}

type Block = { kind: string; text: string };
const blocksOf = (markdown: string): Block[] =>
  [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind = "", text = ""]) => ({ kind, text }));

test("every block of /api/docs does what the page says: calls in a shell, their answers, and the check of a webhook", async () => {
  const program = new Program(server, await tokenFromShell("admin@demo.test"));
  const { document } = await readDocument(program);
  const blocks = blocksOf((document.info as { description: string }).description);
  const command = `npm() { echo "${program.token}"; }`;
  let said = "";
  const count = { sh: 0, json: 0, js: 0 };
  for (const { kind, text } of blocks) {
    count[kind as keyof typeof count]++;
    if (kind === "sh") {
      // The token's command ends in a minute; here it is the token of the line above.
      const shell = `set -e\n${command}\nTOKEN=$(npm)\n${text.replaceAll("curl ", "curl -s ")}`;
      said = (await run("sh", ["-c", shell])).stdout;
      expect([text, said.length > 0]).toEqual([text, true]);
    } else if (kind === "json") expect(JSON.parse(said)).toSatisfy(isAnswer(JSON.parse(text)), text);
    else expect(await refusesForeign(text)).toBe(true);
  }
  expect(said).toContain("event: snapshot");
  expect(count).toEqual({ sh: 8, json: 6, js: 1 });
  console.log(
    `${count.sh} calls, ${count.json} answers and ${count.js} module of /api/docs run as they stand`,
  );
});

/** Runs the module of the page: it takes what its secret signed, and nothing else. */
async function refusesForeign(text: string): Promise<boolean> {
  const file = new URL("../../../dist/from-the-docs.mjs", import.meta.url).pathname;
  await writeFile(file, text);
  process.env.SECRET = `whsec_${randomBytes(32).toString("base64")}`;
  const { received } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    received: (body: string, headers: Record<string, string>) => { type: string };
  };
  await rm(file);
  const body = JSON.stringify({ type: "hold_opened" });
  const headersAt = (at: Date) => ({
    "webhook-id": "1",
    "webhook-timestamp": `${Math.floor(at.getTime() / 1000)}`,
    "webhook-signature": new Webhook(process.env.SECRET!).sign("1", at, body),
  });
  const now = new Date();
  const old = new Date(now.getTime() - 6 * 60_000);
  const early = new Date(now.getTime() + 6 * 60_000);
  expect(received(body, headersAt(now)).type).toBe("hold_opened");
  for (const [sent, headers] of [
    [`${body} `, headersAt(now)],
    [body, headersAt(old)],
    [body, headersAt(early)],
  ] as const)
    expect(() => received(sent, headers)).toThrow();
  return true;
}

test("every operation that takes a body shows one which its own schema accepts", async () => {
  const { operations, accepts } = await readDocument(await programOf(server, "owner@demo.test"));
  const bodies = operations.filter(({ body }) => body !== null);
  expect(bodies.flatMap((one) => accepts(one) ?? [])).toEqual([]);
  console.log(`${bodies.length} example bodies, each as its schema has it`);
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
