import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { programBy } from "../support/api/program";
import { listRoutes } from "../support/routes";
import { demoPassword, serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let owner: Visitor;
beforeAll(async () => {
  server = await serve({ faulty: true });
  owner = await signedIn(server, "owner@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

/** Pages behind the gate that can be asked for without knowing an id. */
const pages = listRoutes().filter(
  (route) =>
    route.file.startsWith("_desk") &&
    route.hasLoader &&
    !route.path.includes(":") &&
    !route.path.includes("*") &&
    // It answers the same refusal whatever works: what a preview is told that may not write.
    route.path !== "/read-only",
);

describe("what admission costs (architecture, principle 2)", () => {
  test("an address that is no page costs exactly one call to the gate and no query", async () => {
    for (const path of ["/no-such-page", "/no-such-page.data"]) {
      const response = await owner.get(path);
      expect([404, 200]).toContain(response.status);
      expect(response.headers.get("x-test-calls"), path).toBe("gate=1");
    }
  });

  test("a visitor without a cookie, or with a forged one, costs nothing at all", async () => {
    const stranger = new Visitor(server);
    expect((await stranger.get("/")).headers.get("x-test-calls")).toBe("");
    stranger.setCookie(
      "__Host-gatehouse",
      (owner.cookie("__Host-gatehouse") ?? "").replace(/.$/, "A").replace(/^1\.k1/, "1.k9"),
    );
    expect((await stranger.get("/")).headers.get("x-test-calls")).toBe("");
  });

  test("a program's question is one call to the gate, which admits its token and brings what D1 says", async () => {
    const program = await programBy(owner);
    const question = {
      subject: { type: "user", id: "manager@demo.test" },
      action: { name: "view" },
      resource: { type: "deal", id: "none" },
    };
    const ask = () => program.post("/access/v1/evaluation", question);
    await ask();
    const { status, headers, body } = await ask();
    expect([status, body]).toEqual([200, { decision: false, context: { reason: "unknown_resource" } }]);
    expect(headers.get("x-test-calls")).toBe("gate=1");
  });

  test.each(pages.map((page) => [page.path]))(
    "%s: when D1 fails after one call to the gate was made, no query came before it",
    async (path) => {
      // The first call of the request is the gate's: with the gate failing from its first call on, nothing else is asked.
      const response = await owner.get(path, { fault: "gate" });
      expect(response.status, path).toBe(503);
      expect(response.headers.get("x-test-calls"), path).toBe("gate=1");
    },
  );
});

describe("what a sign-in costs", () => {
  const calls = async (email: string, password: string, visitor = new Visitor(server)) => {
    const response = await visitor.post("/login", { email, password });
    return [response.status, response.headers.get("x-test-calls")];
  };

  test("a right password: two queries, two words with the gate, one hash; throttle tokens without a write", async () => {
    const email = "manager@demo.test";
    // A device that the person has used before: no letter about a new one begins its own way.
    const visitor = await signedIn(server, email);
    await visitor.post("/logout");
    const cost = "db=2 throttle=4 hasher=1 gate=2";
    expect(await calls(email, demoPassword(email), visitor)).toEqual([302, cost]);
  });

  test("a wrong one costs the same whether or not somebody has the e-mail (ASVS 6.3.8)", async () => {
    const wrong = await calls("agent@demo.test", "wrong password");
    expect(wrong[0]).toBe(401);
    expect(await calls("nobody@demo.test", "wrong password")).toEqual(wrong);
  });
});

describe("faults (architecture, principle 4; ASVS 16.5)", () => {
  test.each(pages.map((page) => [page.path]))(
    "%s: without D1 or the gate people read that nothing is lost",
    async (path) => {
      for (const fault of ["db", "gate", "gate-lost", "db,gate"]) {
        for (const asked of [path, `${path === "/" ? "/_root" : path}.data`]) {
          const response = await owner.get(asked, { fault });
          const text = await response.text();
          expect(text, `${asked} with ${fault}`).not.toMatch(/at \w+ \(|InjectedFault|node_modules/);
          // A page that is another's second name leads on: it asks the gate and nothing else.
          const answers = fault === "db" ? [200, 202, 302, 503] : [200, 202, 503];
          expect(answers, `${asked} with ${fault}`).toContain(response.status);
          if (!asked.endsWith(".data") && fault !== "db") expect(text).toMatch(/nothing is lost/i);
        }
      }
    },
  );

  test("signing in without D1, gate, throttle or hasher is refused with the maintenance sentence, and works again after", async () => {
    for (const fault of ["db", "gate", "throttle", "hasher"]) {
      const visitor = new Visitor(server);
      const response = await visitor.post(
        "/login",
        { email: "owner@demo.test", password: demoPassword("owner@demo.test") },
        { fault },
      );
      expect(response.status, fault).toBe(503);
      expect(visitor.cookie("__Host-gatehouse"), fault).toBeUndefined();
    }
    expect((await owner.get("/")).status).toBe(200);
  });

  test("a socket is refused when the gate cannot be asked", async () => {
    const response = await owner.get("/live", {
      fault: "gate",
      headers: { origin: server.url, "sec-websocket-version": "13" },
    });
    expect([426, 503]).toContain(response.status);
  });
});
