import { sealLog } from "~/features/audit/seal-log.server";
import { verifyLog } from "~/features/audit/verify-log.server";
import { appendAudit } from "~db/queries/audit";
import { logReader } from "~db/queries/audit-log/reader";
import { commit } from "~db/queries/guarded-batch";
import { newId, type Person, type TestCompany } from "../company";

/** Entries about people and things, with addresses and changes that name somebody; sealed in several ranges. */
export async function aSealedLog(company: TestCompany, ranges = 3) {
  const people = [await company.aPerson({ name: "Zofia" }), await company.aPerson({ name: "Wojciech" })];
  await company.rehydrate();
  for (let range = 0; range < ranges; range += 1) {
    await addEntries(company, people, range);
    await sealLog(company.needs(), company.account);
  }
  return people;
}

/** Four entries: a hold with its reason, a new head, a new e-mail, and a setting that names nobody. */
export async function addEntries(company: TestCompany, people: readonly Person[], salt = 0): Promise<void> {
  const { accountId, clock } = company;
  const actor = await company.actor(company.owner);
  const [first, second] = people as [Person, Person];
  const fullName = ({ name, surname }: Person) => `${name} ${surname}`;
  const about = (person: Person) => ({ kind: "user", id: person.userId, name: fullName(person) });
  const entries = [
    {
      event: "hold_opened",
      target: about(first),
      reason: `${first.name} lost the laptop (${salt})`,
      changes: [{ field: "hold", before: null, after: "manual_block" }],
    },
    {
      event: "department_updated",
      target: { kind: "department", id: company.departmentId, name: "Sales" },
      changes: [
        { field: "head", before: fullName(first), after: fullName(second) },
        { field: `${fullName(first)}: chat_role`, before: "Operator", after: null },
      ],
    },
    {
      event: "user_updated",
      target: about(second),
      changes: [{ field: "email", before: `old${salt}@test.test`, after: second.email }],
    },
    {
      event: "company_updated",
      target: { kind: "company", id: accountId, name: "Harbour" },
      changes: [{ field: "week_start", before: "1", after: "7" }],
    },
  ] as const;
  for (const entry of entries)
    await commit(
      company.db,
      appendAudit(accountId, {
        ...entry,
        changes: [...entry.changes],
        publicId: newId(),
        at: clock.now,
        actor,
      }),
    );
}

/** What verification finds now, with the gate as a witness. */
export async function findings(company: TestCompany) {
  const gate = await company.gate().keptSeal();
  return (await verifyLog(logReader(company.db, company.accountId), { gate }, company.clock.now)).findings;
}

/** Somebody who can write to the database can drop what refuses to. */
export async function dropTriggers(company: TestCompany): Promise<void> {
  const triggers = await company.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'",
  );
  for (const { name } of triggers) await company.rows(`DROP TRIGGER ${name}`);
}
