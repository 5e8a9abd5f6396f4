import { runInDurableObject } from "cloudflare:test";
import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { Gate } from "~workers/objects/account-gate/gate";
import { seedGate } from "~workers/objects/account-gate/seed";
import { aCompany, type env, from, newId, OFFICE } from "../../support/company";

const anOpenSession = (user: number) => ({
  id: newId(),
  user,
  createdAt: Date.now() - 60_000,
  lastSeenAt: Date.now() - 1_000,
  page: "/users",
  origin: from(OFFICE),
});

/** Seeds as a deployment with this `CLIENT_ADDRESS` would. */
async function seed(company: Awaited<ReturnType<typeof aCompany>>, mode: string, times = 1) {
  await company.gate().listSessions({ user: null, now: Date.now() });
  const sessions = [anOpenSession(company.owner.userId)];
  return runInDurableObject(company.stub(), async (_, ctx) => {
    const gate = new Gate(ctx, { ...(bindings as unknown as typeof env), CLIENT_ADDRESS: mode });
    let last = { seeded: 0 };
    for (let n = 0; n < times; n++) last = seedGate(gate, { sessions });
    return { ...last, open: gate.listSessions({ user: null, now: Date.now() }) };
  });
}

test("a local demo company gets open sessions, once, that nobody can use", async () => {
  const company = await aCompany({ isDemo: true });
  const { seeded, open } = await seed(company, "demo", 2);
  expect(seeded).toBe(0);
  expect(open).toMatchObject([{ user: company.owner.userId, lastAddress: OFFICE }]);
});

test.for(["cloudflare", "proxy"])("seed is refused when CLIENT_ADDRESS is %s", async (mode) => {
  await expect(seed(await aCompany({ isDemo: true }), mode)).rejects.toThrow(/demo company of a local/);
});

test("seed is refused for a company that is no demo", async () => {
  await expect(seed(await aCompany({ isDemo: false }), "demo")).rejects.toThrow(/demo company of a local/);
});
