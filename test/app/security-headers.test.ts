import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { listRoutes } from "../support/routes";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server[Symbol.asyncDispose]());

/** ASVS 3.4.1–3.4.8, 14.3.2; security.md row 18. */
function expectHeaders(response: Response, what: string): void {
  const { headers } = response;
  expect(headers.get("strict-transport-security"), what).toMatch(/max-age=31536000/);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy, what).toMatch(/script-src 'nonce-[\w-]{22}'/);
  expect(policy, what).toMatch(/style-src 'self' 'nonce-/);
  expect(policy, what).toContain("frame-ancestors 'none'");
  expect(policy, what).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  expect(headers.get("x-content-type-options"), what).toBe("nosniff");
  expect(headers.get("referrer-policy"), what).toBeTruthy();
  expect(headers.get("cross-origin-opener-policy"), what).toBe("same-origin");
  expect(headers.get("x-request-id"), what).toMatch(/^[\w-]{12}$/);
  expect(headers.get("cache-control"), what).toMatch(/no-store/);
}

test("every route answers with the security headers, signed in or not, errors included", async () => {
  const owner = await signedIn(server, "owner@demo.test");
  const visitors: [string, Visitor][] = [
    ["stranger", new Visitor(server)],
    ["owner", owner],
  ];
  for (const [who, visitor] of visitors) {
    for (const { path } of listRoutes()) {
      const asked = path.replace(/:\w+|\*/g, "x");
      expectHeaders(await visitor.get(asked), `${who} GET ${asked}`);
      if (asked !== "/logout") expectHeaders(await visitor.post(asked), `${who} POST ${asked}`);
    }
  }
  expectHeaders(await new Visitor(server).get("/healthz"), "healthz");
});

test("the nonce is new on each answer, and each script of the page carries it", async () => {
  const visitor = new Visitor(server);
  const nonces = new Set<string>();
  for (let n = 0; n < 3; n++) {
    const response = await visitor.get("/login");
    const nonce = /nonce-([\w-]+)/.exec(response.headers.get("content-security-policy") ?? "")?.[1] ?? "";
    const html = await response.text();
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test("the built stylesheet is made of real classes, not of directives (platform, tailwind)", async () => {
  const html = await (await new Visitor(server).get("/login")).text();
  const href = /href="(\/build\/[^"]+\.css)"/.exec(html)?.[1] ?? "";
  const css = await (await fetch(server.url + href)).text();
  expect(css).toContain(".min-h-dvh");
  expect(css).not.toMatch(/@tailwind|@apply|@theme/);
});
