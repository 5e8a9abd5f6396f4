import { expect, test } from "vitest";
import { sealLog } from "~/features/audit/seal-log.server";
import { askErasure, erasePerson } from "~/features/erasure/erase-person.server";
import { personalData } from "~/features/erasure/personal-data.server";
import { addEntries, findings } from "../../support/audit/log";
import { changerOf } from "../../support/changer";
import { aCompany, newId, type Person, type TestCompany } from "../../support/company";
import { fullDump, gateDump } from "../../support/full-dump";

/** Somebody whom logs, notes and mails name, deleted as a deletion leaves them. */
async function departed(company: TestCompany) {
  const people = [
    await company.aPerson({ name: "Zdzislawa" }),
    await company.aPerson({ name: "Wojciech" }),
  ] as [Person, Person];
  const [person] = people;
  await company.rehydrate();
  await company.signedIn(person, "198.51.100.77");
  await company.gate().flush();
  await addEntries(company, people);
  const { accountId } = company;
  const name = `${person.name} ${person.surname}`;
  await company.rows(
    "INSERT INTO activity(account_id, action_id, user_id, at, kind, object_kind, object_name, source) VALUES (?, 'a1', ?, 1, 'card_viewed', 'user', ?, 'page')",
    accountId,
    person.userId,
    name,
  );
  await namedElsewhere(company, person, name);
  await company.rows("UPDATE users SET deleted_at = 1 WHERE id = ?", person.userId);
  await company.rows("DELETE FROM identity_accounts WHERE user_id = ?", person.userId);
  await company.rows("DELETE FROM identities WHERE id = ?", person.identityId);
  return { person, name, other: people[1] };
}

const PHONE = "+48600700800";

/** Where else a name, an e-mail and a phone come to stand: search, jobs, imports, mails, notices, files. */
async function namedElsewhere(company: TestCompany, { userId, email }: Person, name: string) {
  const { accountId, accountPublicId, rows, clock } = company;
  const text = `${name}, ${email}, ${PHONE}`;
  await rows("UPDATE users SET phone = ? WHERE id = ?", PHONE, userId);
  await rows(
    `INSERT INTO contacts(account_id, public_id, name, search_text, search_hidden, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, 1, 1)`,
    ...[accountId, newId(), name, name.toLowerCase(), email],
  );
  await rows(
    `INSERT INTO jobs(account_id, public_id, kind, state, input, result, created_at, updated_at)
      VALUES (?, ?, 'import_people', 'done', ?, ?, 1, 1)`,
    ...[accountId, newId(), JSON.stringify({ text }), JSON.stringify({ name })],
  );
  await rows(
    "INSERT INTO import_rows(account_id, job_id, line, data) VALUES (?, 1, 1, ?)",
    accountId,
    JSON.stringify([text]),
  );
  await rows(
    `INSERT INTO mail_outbox(account_id, public_id, to_email, to_name, kind, details, created_at, expires_at, next_attempt_at, state)
      VALUES (?, ?, ?, ?, 'mail_broken', ?, 1, 1, 1, 'failed')`,
    ...[accountId, newId(), email, name, JSON.stringify({ person: name, address: email })],
  );
  await rows(
    "INSERT INTO account_copies(account_id, public_id, at, rows, parts) VALUES (?, ?, ?, 1, 1)",
    accountId,
    accountPublicId,
    clock.now,
  );
  const { files } = company.needs();
  await files.put(`copies/${accountPublicId}/${accountPublicId}/0.json`, text);
  await files.put(`exports/${accountPublicId}/asked/0.json`, text);
}

test("erasure leaves no trace in a full dump, the chain of seals stays valid, and what others did stays", async () => {
  const company = await aCompany();
  const { person, name, other } = await departed(company);
  const acting = await changerOf(company, company.owner);
  const before = await fullDump(company);
  for (const trace of [name, person.email, PHONE, "198.51.100.77"]) expect(before).toContain(trace);
  expect(JSON.stringify(await personalData(company.needs(), company.accountId, person.publicId))).toContain(
    "198.51.100.77",
  );

  expect(await askErasure(company.needs(), acting, person.publicId)).toBe(true);
  expect(await askErasure(company.needs(), acting, person.publicId)).toBe(false);
  const outcome = await erasePerson(company.needs(), acting, { person: person.publicId, typed: name });
  expect(outcome).toEqual({ ok: true, pending: false });

  const dump = await fullDump(company);
  const traces = [name, person.surname, person.surname.toLowerCase(), person.email, PHONE, "198.51.100.77"];
  expect(traces.filter((trace) => dump.includes(trace))).toEqual([]);
  expect(dump).toContain(other.surname);
  expect(await gateDump(company)).toContain(other.surname);
  await sealLog(company.needs(), company.account);
  expect(await findings(company)).toEqual([]);
  const [left] = await company.rows("SELECT name, surname, email FROM users WHERE id = ?", person.userId);
  expect(left).toEqual({ name: `#${person.userId}`, surname: "", email: "" });
  expect(await erasePerson(company.needs(), acting, { person: person.publicId, typed: name })).toEqual({
    ok: false,
    refusal: "erased",
  });
});

test("nobody who is still here is erased, nobody by a wrong name, and nobody without the right", async () => {
  const company = await aCompany();
  const { person, name, other } = await departed(company);
  const acting = await changerOf(company, company.owner);
  const wanted = { person: person.publicId, typed: name };
  const refused = async (as: typeof acting, asked: typeof wanted) => {
    const outcome = await erasePerson(company.needs(), as, asked);
    return outcome.ok ? null : outcome.refusal;
  };
  expect(await refused(acting, { ...wanted, typed: "Somebody else" })).toBe("not_typed");
  expect(await refused(acting, { person: other.publicId, typed: `${other.name} ${other.surname}` })).toBe(
    "not_found",
  );
  expect(await refused(await changerOf(company, other), wanted)).toBe("not_allowed");
  const stale = { ...acting, actor: { ...acting.actor, version: 99 } };
  expect(await refused(stale, wanted)).toBe("conflict");
  expect(
    await company.rows("SELECT state FROM erasure_requests WHERE account_id = ?", company.accountId),
  ).toEqual([]);
});

test("an erasure that nobody ordered is found: salt and values gone without the event", async () => {
  const company = await aCompany();
  const { person } = await departed(company);
  await sealLog(company.needs(), company.account);
  await company.rows(
    "UPDATE audit_subjects SET salt = NULL, erased_at = 1 WHERE account_id = ? AND user_id = ?",
    company.accountId,
    person.userId,
  );
  expect((await findings(company)).map(({ code }) => code)).toContain("erased_without_event");
});
