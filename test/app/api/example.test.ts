import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { programOf } from "../../support/api/program";
import { serve } from "../../support/server";

const run = promisify(execFile);
const SCRIPT = new URL("../../../docs/examples/build-a-company.mjs", import.meta.url).pathname;

describe("the example of the documentation", () => {
  test("builds a company, works until a limit, asks and reads the log", async () => {
    await using server = await serve();
    const { token } = await programOf(server, "admin@demo.test", { kind: "service" });
    const env = { ...process.env, ORIGIN: server.url, TOKEN: token!, RUN: "test" };
    const { stdout } = await run(process.execPath, [SCRIPT], { env });
    expect(stdout).toContain("People: Ada (active), Boris (active).");
    expect(stdout).toContain("Deals of Ada: Oak table, Wardrobe, Kitchen.");
    expect(stdout).toContain("A conversation of 2 messages, answered by me.");
    expect(stdout).toContain(
      "Six messages: counted, counted, counted, counted, counted, recorded. Held: true.",
    );
    expect(stdout).toContain(
      "The same six once more: duplicate, duplicate, duplicate, duplicate, duplicate, duplicate.",
    );
    expect(stdout).toContain("Today: false (may_not_act). In two days: true.");
    expect(stdout).toContain("After the restore: true.");
    expect(stdout).toMatch(/The last of the audit log: .*limit_restored/);
  });
});
