import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, inject, test } from "vitest";
import { freePort } from "../../scripts/lib/ports.mjs";
import { serve } from "../support/server";

const state = mkdtempSync(join(tmpdir(), "gatehouse-day-"));
cpSync(inject("demoState"), state, { recursive: true });
afterAll(() => rmSync(state, { recursive: true, force: true }));

/** `npm run demo:day` against a port. */
const demoDay = (port: number, ...args: string[]) =>
  promisify(execFile)(process.execPath, ["scripts/demo-day.mjs", ...args], {
    env: { ...process.env, GATEHOUSE_STATE: state, PORT: String(port) },
  });

test("a played day is real: sign-ins, pages, sockets and refusals stand in log and presence, and it ends", async () => {
  await using server = await serve({ state });
  const startedAt = Date.now();
  const { stdout } = await demoDay(server.port, "--minutes", "0.1", "--people", "6");
  await server.tick(Date.now());
  const { results } = await server.db
    .prepare("SELECT event, reason, ip, page FROM auth_log WHERE at >= ? ORDER BY at")
    .bind(startedAt)
    .all<{ event: string; reason: string | null; ip: string }>();
  const signedIn = results.filter(({ event }) => event === "authn_login_success");
  expect(signedIn).toHaveLength(4);
  expect(results.filter(({ event }) => event === "held_denied").length).toBeGreaterThan(0);
  expect(results.filter(({ ip }) => ip === "203.0.113.213")).toHaveLength(4);
  expect(stdout.match(/ signs in from /g)).toHaveLength(4);
  expect(stdout).toMatch(/The day is over: [1-9]\d* pages were asked for\./);
});

test("without a server, or with a day too long, it says so in one sentence", async () => {
  const sentence = async (...args: string[]) => {
    const failed = await demoDay(await freePort(0), ...args).catch((error) => error);
    return [failed.code, failed.stderr.trim()];
  };
  expect(await sentence()).toEqual([1, expect.stringMatching(/^Gatehouse does not answer at .*PORT\.$/)]);
  expect(await sentence("--minutes", "1000")).toEqual([1, "--minutes is a number up to 120."]);
});
