import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { factsOf } from "~db/queries/authzen";
import { aCompany, type TestCompany } from "../../support/company";
import { crashingD1 } from "../../support/crashing-d1";
import { someWork } from "../../support/hand-over";

type Inside = { gate: { env: { DB: D1Database } } };

/** From now on the gate asks D1 through a machine that counts the calls and dies at call number `at`. */
const watched = (company: TestCompany, at = Number.POSITIVE_INFINITY) =>
  runInDurableObject(company.stub(), (object) => {
    const { gate } = object as unknown as Inside;
    const { db, machine } = crashingD1(gate.env.DB, at, "before");
    gate.env = { ...gate.env, DB: db };
    return machine;
  });

/** Three people with two deals each, and a question for each deal, with the person whose it is. */
async function scene() {
  const company = await aCompany();
  const people = [await company.aPerson(), await company.aPerson(), await company.aPerson()];
  for (const { userId } of people) await someWork(company, userId, 2);
  const deals = await company.rows<{ id: string; user: number }>(
    "SELECT public_id AS id, responsible_id AS user FROM deals WHERE account_id = ? ORDER BY id",
    company.accountId,
  );
  const now = company.clock.now;
  const ask = async (name: string, type: string, id: string) => {
    const { row, people } = await company.gate().question({ subjects: [name, name], type, id, now });
    const { subjects, record, type: rules } = factsOf(row);
    return { named: subjects.get(name), known: people.map(({ user }) => user), record, rules };
  };
  return { company, people, deals, ask };
}

describe("questions of other programs at the gate (AuthZEN 1.0, section 6)", () => {
  test("of many at once each gets its own answer, and few ways to D1 carry them all", async () => {
    const { company, people, deals, ask } = await scene();
    const machine = await watched(company);
    const asked = deals.flatMap((deal) =>
      people.flatMap((person) => [
        { person, name: person.publicId, type: "deal", deal },
        { person, name: person.email.toUpperCase(), type: "ledger", deal },
      ]),
    );
    const said = await Promise.all(asked.map(({ name, type, deal }) => ask(name, type, deal.id)));
    for (const [n, { person, type, deal }] of asked.entries()) {
      const responsibleId = type === "deal" ? deal.user : undefined;
      expect(said[n]).toMatchObject({ named: person.userId, known: [person.userId], rules: null });
      expect(said[n]?.record?.responsibleId).toBe(responsibleId);
    }
    expect(machine.calls).toBeLessThan(asked.length / 4);
  });

  test("what is not there is not there: no such person, a deal of another company", async () => {
    const { people, deals, ask } = await scene();
    const other = await scene();
    expect(await ask("nobody", "deal", deals[0]!.id)).toMatchObject({ named: undefined, known: [] });
    expect(await ask(other.people[0]!.publicId, "deal", deals[0]!.id)).toMatchObject({ known: [] });
    expect((await ask(people[0]!.publicId, "deal", other.deals[0]!.id)).record).toBeNull();
  });

  test("nothing is kept: a deal that has changed hands is the new person's in the next answer", async () => {
    const { company, people, deals, ask } = await scene();
    const [deal] = deals;
    for (const { userId, publicId } of people) {
      await company.rows("UPDATE deals SET responsible_id = ? WHERE public_id = ?", userId, deal!.id);
      expect((await ask(publicId, "deal", deal!.id)).record?.responsibleId).toBe(userId);
    }
  });

  test("without D1 nobody is answered, and whoever asks afterwards is", async () => {
    const { company, people, deals, ask } = await scene();
    const one = () => ask(people[0]!.publicId, "deal", deals[0]!.id);
    await one();
    const machine = await watched(company, 1);
    const said = await Promise.allSettled([one(), one(), one()]);
    expect(said.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    machine.isDead = false;
    expect((await one()).named).toBe(people[0]!.userId);
  });
});
