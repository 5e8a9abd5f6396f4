import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openSetup } from "../../scripts/lib/first-start.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { serve } from "../support/server";

const state = mkdtempSync(join(tmpdir(), "gatehouse-start-"));
afterAll(() => rmSync(state, { recursive: true, force: true }));

describe("one machine, started again", () => {
  test("keeps its data, its secrets and its objects", async () => {
    const first = await serve({ state });
    const link = await openSetup(first, Date.now());
    await first.db.prepare("CREATE TABLE kept (word TEXT)").run();
    await first.db.prepare("INSERT INTO kept VALUES ('stays')").run();
    const files = await first.mf.getR2Bucket("FILES", "gatehouse");
    await files.put("a", "stays too");
    await first.stop();

    const second = await serve({ state });
    try {
      expect(link).toMatch(/\/setup\?token=[\w-]{43}$/);
      expect(await second.db.prepare("SELECT word FROM kept").first("word")).toBe("stays");
      expect(await (await (await second.mf.getR2Bucket("FILES", "gatehouse")).get("a"))?.text()).toBe(
        "stays too",
      );
      expect(second.secrets).toEqual(first.secrets);
    } finally {
      await second.stop();
    }
  });

  test("keeps its secrets where only their owner can read them", () => {
    expect(statSync(join(state, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(state, "secrets.json"), "utf8")).COOKIE_KEYS).toMatch(
      /^k1:[\w-]{43}$/,
    );
  });

  test("refuses a second server on the same folder, in one sentence", async () => {
    writeFileSync(join(state, "lock"), String(process.ppid));
    await expect(serve({ state })).rejects.toThrow(/already runs on/);
    rmSync(join(state, "lock"));
  });

  test("a port that is taken is named, with what to do", async () => {
    await using first = await serve();
    await expect(serve({ port: first.port })).rejects.toThrow(
      /Port \d+ is already in use: choose another one/,
    );
  });
});

describe("static files", () => {
  test("come with their lasting cache; any other address is the Worker's, also beside them", async () => {
    await using server = await serve();
    const [script] = readdirSync(at("public/build")).filter((name) => name.endsWith(".js"));
    const file = await fetch(`${server.url}/build/${script}`);
    expect(file.status).toBe(200);
    expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(await file.text()).toBe(readFileSync(at("public/build", script ?? ""), "utf8"));
    // Scripts of pages behind the gate begin with `_desk`; the `$` in some names comes as it is or as %24.
    const ofPages = readdirSync(at("public/build/routes")).filter((name) => name.startsWith("_desk"));
    const names = [...ofPages, ...ofPages.map(encodeURIComponent)];
    const answers = await Promise.all(names.map((name) => fetch(`${server.url}/build/routes/${name}`)));
    expect(ofPages.filter((name) => name.includes("$")).length).toBeGreaterThan(5);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const changed = await fetch(`${server.url}/build/${script}`, { method: "POST" });
    expect([changed.status, changed.headers.get("allow")]).toEqual([405, null]);
    for (const path of ["/build/none.js", "/_headers", "/build", "/build/"]) {
      const other = await fetch(server.url + path, { redirect: "manual" });
      expect(other.status, path).toBe(303);
      expect(other.headers.get("location"), path).toMatch(/^\/login/);
    }
  });
});

describe("a set-up link", () => {
  test("lasts 15 minutes, is stored as a hash only, and replaces the earlier one", async () => {
    await using server = await serve({ empty: true });
    const links = () => server.db.prepare("SELECT * FROM links WHERE kind = 'setup'").all();
    await openSetup(server, 1_000);
    const token = new URL(await openSetup(server, 2_000)).searchParams.get("token");
    const { results } = await links();
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ created_at: 2_000, expires_at: 2_000 + 15 * 60_000, used_at: null });
    expect(JSON.stringify(results)).not.toContain(token);
  });
});

describe("what only development has", () => {
  test("does not exist: every path under /cdn-cgi/ answers 404", async () => {
    await using server = await serve();
    const paths = [
      "",
      "/",
      "/handler/scheduled?time=1",
      "/local/scheduled",
      "/local/explorer",
      "/local/explorer/api/d1",
      "/local/platform-proxy",
      "/local/email",
      "/local/r2/public",
      "/mf/reload",
      "/mf/scheduled",
      "/trace",
    ];
    for (const path of paths) {
      for (const method of ["GET", "POST"]) {
        const headers = { "MF-Op": "GET", "MF-Op-Secret": "x" };
        const response = await fetch(`${server.url}/cdn-cgi${path}`, { method, headers, redirect: "manual" });
        expect(response.status, `${method} /cdn-cgi${path}`).toBe(404);
      }
    }
    expect((await fetch(`${server.url}/__scheduled`, { redirect: "manual" })).status).not.toBe(200);
  });
});
