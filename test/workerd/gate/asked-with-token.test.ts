import { runInDurableObject } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { sha256hex } from "~/domain/ids/sha256";
import type { Verdict } from "~/domain/session/gate";
import { readToken } from "~/domain/session/token";
import { TOKEN_QUOTA } from "~/domain/session/token-rate";
import { days } from "~/domain/time/durations";
import { change } from "~/features/gate/change.server";
import { createToken } from "~/features/tokens/create-token.server";
import { revokeToken } from "~/features/tokens/revoke-token.server";
import { factsOf } from "~db/queries/authzen";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne, raiseVersion } from "~db/queries/guarded-batch";
import { changerOf } from "../../support/changer";
import { aCompany, from, OFFICE, type TestCompany } from "../../support/company";
import { aHold } from "../../support/holds";

type Inside = { gate: { env: { DB: D1Database } } };

/** As the card takes a person's roles away: one guarded batch, then the gate's acknowledgement. */
const withoutRoles = async (company: TestCompany, user: number) =>
  change(company.needs(), company.account, {
    write: [
      sql`DELETE FROM grants WHERE subject_kind = 'user' AND subject_id = ${user}`,
      mustChangeOne(),
      raiseVersion(company.accountId, user),
    ],
    audit: {
      event: "user_updated",
      actor: await company.actor(company.owner),
      target: { kind: "user", id: user, name: "" },
    },
    gate: [opSelect.person(company.accountId, user)],
  });

/** A program of an Administrator's that asks about a person, and what happens while D1 is being asked for it. */
async function scene() {
  const company = await aCompany();
  const person = await company.aPerson();
  const owner = await company.aPerson({ roles: ["administrator"] });
  const acting = await changerOf(company, owner);
  const wanted = { kind: "service" as const, name: "Robot", scopes: null, addresses: [] };
  const expiresAt = company.clock.now + days(7);
  const made = await createToken(company.needs(), acting, { ...wanted, expiresAt }, from(OFFICE));
  if (!made.ok) throw new Error(made.refusal);
  const tokenHash = await sha256hex(readToken(made.text)!.secret);
  const d1 = { calls: 0, meanwhile: async (): Promise<unknown> => null };
  await runInDurableObject(company.stub(), (object) => {
    const { gate } = object as unknown as Inside;
    const real = gate.env.DB;
    const batch = async (list: D1PreparedStatement[]) => {
      d1.calls += 1;
      const said = await real.batch(list);
      await d1.meanwhile();
      return said;
    };
    gate.env = { ...gate.env, DB: { prepare: (text: string) => real.prepare(text), batch } as D1Database };
  });
  const ask = async (hash = tokenHash) => {
    const { now } = company.clock;
    const request = { tokenHash: hash, as: "token" as const, address: OFFICE, now, stamp: null, page: null };
    const question = { subjects: [person.publicId], type: "ledger", id: "7", now };
    const { said, told } = await company.stub().admitQuestion(request, question);
    const named = told && factsOf(told.row).subjects.get(person.publicId);
    return { said: said as Verdict, named, known: told?.people.map(({ user }) => user) };
  };
  return { company, owner, person, acting, id: made.id, d1, ask };
}

test("a token's question is answered with its admission: once counted, once asked", async () => {
  const { person, ask, d1 } = await scene();
  for (const left of [TOKEN_QUOTA - 1, TOKEN_QUOTA - 2]) {
    const { said, named, known } = await ask();
    expect(said).toMatchObject({ ok: true, token: { name: "Robot", rate: { remaining: left } } });
    expect([named, known]).toEqual([person.userId, [person.userId]]);
  }
  expect(d1.calls).toBe(2);
});

test("a token that is none is refused before D1 is asked", async () => {
  const { ask, d1 } = await scene();
  expect(await ask("nobody")).toMatchObject({ said: { ok: false, reason: "none" }, named: null });
  expect(d1.calls).toBe(0);
});

test("a token that ends while D1 is being asked gets no answer", async () => {
  const { company, acting, id, ask, d1 } = await scene();
  d1.meanwhile = () => revokeToken(company.needs(), acting, id);
  expect(await ask()).toMatchObject({ said: { ok: false, reason: "ended", end: "revoked" }, named: null });
});

test("nor does one whose owner is blocked meanwhile", async () => {
  const { company, owner, ask, d1 } = await scene();
  d1.meanwhile = () => aHold(company, owner.userId, "manual_block", null);
  expect(await ask()).toMatchObject({ said: { ok: false, user: owner.userId }, named: null });
});

test("a right that its owner loses while D1 is being asked is gone in the answer", async () => {
  const { company, owner, ask, d1 } = await scene();
  expect((await ask()).said).toMatchObject({ ok: true, facts: { rights: { isAdministrator: true } } });
  d1.meanwhile = () => withoutRoles(company, owner.userId);
  expect((await ask()).said).toMatchObject({ ok: true, facts: { rights: { isAdministrator: false } } });
});

test("when D1 is silent the token is admitted all the same, and nothing is told", async () => {
  const { ask, d1 } = await scene();
  d1.meanwhile = () => Promise.reject(new Error("no answer"));
  expect(await ask()).toMatchObject({ said: { ok: true }, named: null });
});
