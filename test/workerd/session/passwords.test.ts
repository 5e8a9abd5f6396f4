import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { minutes } from "~/domain/time/durations";
import { endEverywhere } from "~/features/session/end-everywhere.server";
import { setNewPassword } from "~/features/session/new-password.server";
import { openSession } from "~/features/session/open-session.server";
import { resetByLink } from "~/features/session/reset-by-link.server";
import { makeResetLink, RESET_LINK_MS } from "~/features/session/reset-link.server";
import { listMemberships } from "~db/queries/directory";
import { findIdentity } from "~db/queries/identities";
import { listRevocations } from "~db/queries/passwords";
import { identities } from "~db/schema";
import { aCompany, from, OFFICE, type TestCompany } from "../../support/company";

const NEW = "kayak-fjord-amber-lantern";
const client = from(OFFICE);
const identityOf = async (company: TestCompany, id: number) => {
  const found = await findIdentity(company.directory, id);
  if (found === null) throw new Error("no identity");
  return found;
};
const tokenIn = (link: string) => link.split("/").at(-1) ?? "";

describe("a reset link in the runtime [AM-12]", () => {
  const times: [string, number, string][] = [
    ["the ms before its end", RESET_LINK_MS - 1, "done"],
    ["at its end", RESET_LINK_MS, "dead"],
  ];
  test.each(times)("%s", async (_when, passedMs, kind) => {
    const company = await aCompany();
    const { identityId } = await company.aPerson();
    const link = await makeResetLink(company.needs(), await identityOf(company, identityId));
    company.clock.now += passedMs;
    const outcome = await resetByLink(company.needs(), { token: tokenIn(link), password: NEW, client });
    expect(outcome.kind).toBe(kind);
  });

  test("for one person opens nothing for another, and thrice at once it opens once", {
    timeout: 30_000,
  }, async () => {
    const company = await aCompany();
    const [anna, jan] = [await company.aPerson(), await company.aPerson()];
    const link = await makeResetLink(company.needs(), await identityOf(company, anna.identityId));
    const wanted = { token: tokenIn(link), password: NEW, client };
    const outcomes = await Promise.all([1, 2, 3].map(() => resetByLink(company.needs(), wanted)));
    expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect((await identityOf(company, anna.identityId)).passwordHash).toMatch(/^\$argon2id\$/);
    expect((await identityOf(company, jan.identityId)).passwordHash).toBeNull();
  });
});

describe("a change of password [AM-12]", () => {
  test("loses against another one in between: nothing is written", async () => {
    const company = await aCompany();
    const { identityId } = await company.aPerson();
    const stale = await identityOf(company, identityId);
    await company.directory
      .update(identities)
      .set({ passwordHash: "newer" })
      .where(eq(identities.id, identityId));
    const wanted = { identity: { ...stale, passwordHash: null }, password: NEW, client, tokenHash: null };
    expect(await setNewPassword(company.needs(), { ...wanted, revocation: null })).toEqual({ kind: "lost" });
    expect((await identityOf(company, identityId)).passwordHash).toBe("newer");
  });

  test("that an accident stopped half-way still ends the sessions: cron finds the duty and does it once", async () => {
    const company = await aCompany();
    const person = await company.aPerson();
    const session = await company.signedIn(person);
    const keeping = await company.signedIn(person);
    company.clock.now += minutes(1);
    const duty = { endSessionsBefore: company.clock.now, endSessionsExcept: keeping.sessionId };
    await company.directory.update(identities).set(duty).where(eq(identities.id, person.identityId));
    expect(await listRevocations(company.directory)).toContainEqual({ id: person.identityId });
    for (let run = 0; run < 3; run++) await endEverywhere(company.needs(), person.identityId);
    expect(await session.ask()).toMatchObject({ ok: false, end: "password_changed" });
    expect(await keeping.ask()).toMatchObject({ ok: true });
    expect(await listRevocations(company.directory)).not.toContainEqual({ id: person.identityId });
    const ops = await company.rows("SELECT seq FROM gate_outbox WHERE account_id = ?", company.accountId);
    expect(ops).toHaveLength(1);
  });

  test("while a sign-in with the old one is on its way: that sign-in opens nothing", async () => {
    const company = await aCompany();
    const person = await company.aPerson();
    const identity = await identityOf(company, person.identityId);
    await company.directory
      .update(identities)
      .set({ passwordChangedAt: company.clock.now + 1 })
      .where(eq(identities.id, person.identityId));
    const [membership] = await listMemberships(company.directory, person.identityId);
    if (membership === undefined) throw new Error("no company");
    const outcome = await openSession(company.needs(), { identity, membership, client });
    expect(outcome).toMatchObject({ kind: "refused", reason: "ended", refusal: { end: "password_changed" } });
    expect(await company.gate().listSessions({ user: person.userId, now: company.clock.now })).toEqual([]);
  });
});
