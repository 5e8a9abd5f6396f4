import { describe, expect, test } from "vitest";
import { demoPassword, serve } from "../support/server";
import { signIn } from "../support/sign-in";

const OWNER = "owner@demo.test";

describe("when something behind the gate fails", () => {
  test("without the answer of the gate nobody comes in, and nobody sees why [AM-01]", async () => {
    await using server = await serve({ faulty: true });
    const cookie = await signIn(server.url, OWNER, demoPassword(OWNER));
    const get = (fault: string) =>
      fetch(server.url, { headers: { Cookie: cookie, "x-test-fault": fault }, redirect: "manual" });

    const well = await get("");
    expect(well.status).toBe(200);
    expect(well.headers.get("x-test-calls")).toMatch(/\bgate=\d\b/);

    for (const fault of ["gate", "gate-lost"]) {
      const refused = await get(fault);
      expect(refused.status, fault).toBe(503);
      expect(await refused.text()).not.toMatch(/injected|at .*\.js:\d+/i);
    }
    expect((await get("")).status).toBe(200);
  });

  test("nobody signs in while the hasher or the database fails, and nobody sees why [AM-01]", async () => {
    await using server = await serve({ faulty: true });
    for (const fault of ["hasher", "hasher-lost", "db", "throttle"]) {
      const response = await fetch(`${server.url}/login`, {
        method: "POST",
        body: new URLSearchParams({ email: OWNER, password: demoPassword(OWNER), next: "/" }),
        headers: { Origin: server.url, "Sec-Fetch-Site": "same-origin", "x-test-fault": fault },
        redirect: "manual",
      });
      expect(response.status, fault).toBeGreaterThanOrEqual(500);
      expect(response.headers.getSetCookie().join()).not.toContain("__Host-gatehouse=");
      expect(await response.text(), fault).not.toMatch(/InjectedFault|call \d|at .*\.js:\d+/);
    }
    await signIn(server.url, OWNER, demoPassword(OWNER));
  });
});
