import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { demoPassword, serve } from "../support/server";
import { Visitor } from "../support/visitor";

const SECRET = "a secret between proxy and gate";
const VIA = { "x-gatehouse-proxy": SECRET, "cf-connecting-ip": "203.0.113.50" };
let server: Gatehouse & AsyncDisposable;
beforeAll(async () => {
  server = await serve({ clientAddress: "proxy", env: { PROXY_SECRET: SECRET } });
});
afterAll(() => server[Symbol.asyncDispose]());

test.each([
  ["no secret", { "cf-connecting-ip": "203.0.113.50" }],
  ["a wrong secret", { ...VIA, "x-gatehouse-proxy": `${SECRET}.` }],
  ["an empty secret", { ...VIA, "x-gatehouse-proxy": "" }],
])(
  "behind a proxy a request with %s is refused, whatever address it claims [security.md 20]",
  async (_what, headers) => {
    for (const path of ["/login", "/", "/api/v1/me", "/access/v1/evaluation", "/live"])
      expect([path, (await new Visitor(server).get(path, { headers })).status]).toEqual([path, 503]);
  },
);

test("behind a proxy the address is the one that the proxy says, and stands in the log; no other header counts [security.md 20]", async () => {
  const visitor = new Visitor(server);
  const email = "owner@demo.test";
  const headers = { ...VIA, "x-forwarded-for": "198.51.100.1", forwarded: "for=198.51.100.2" };
  const sent = { form: { email, password: demoPassword(email) }, headers };
  expect((await visitor.send("POST", "/login", sent)).status).toBe(302);
  expect((await visitor.get("/", { headers: VIA })).status).toBe(200);
  await server.tick(Date.now());
  const line = await server.db
    .prepare("SELECT ip FROM auth_log WHERE login = ? ORDER BY at DESC LIMIT 1")
    .bind(email)
    .first<{ ip: string }>();
  expect(line?.ip).toBe("203.0.113.50");
});
