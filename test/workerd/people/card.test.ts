import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/domain/access";
import { endPersonsSession } from "~/features/people/end-persons-session.server";
import { readCard } from "~/features/people/read-card.server";
import { aCompany, from, newId, OFFICE, type Person, type TestCompany } from "../../support/company";

let company: TestCompany;
let head: Person;
let anna: Person;
let stranger: Person;
let elsewhere: Person;

beforeAll(async () => {
  company = await aCompany();
  const support = await company.aDepartment("Support");
  head = await company.aPerson({ surname: "Head", headOf: company.departmentId });
  anna = await company.aPerson({ surname: "Nowak" });
  stranger = await company.aPerson({ surname: "Far", department: support });
  elsewhere = await (await aCompany()).aPerson();
});

/** A viewer with the rights that the gate itself compiled. */
async function asViewer(person: {
  userId: number;
}): Promise<Viewer & { accountPublicId: string; settings: { showsPage: boolean; strictCoupling: boolean } }> {
  const session = await company.signedIn(person);
  const verdict = await session.ask();
  if (!verdict.ok || verdict.facts === null) throw new Error("not admitted");
  const { rights, reach, person: profile } = verdict.facts;
  return {
    accountId: company.accountId,
    accountPublicId: company.accountPublicId,
    userId: person.userId,
    publicId: profile.publicId,
    rights,
    reach,
    departmentId: profile.departmentId,
    isOwner: profile.isOwner,
    settings: { showsPage: false, strictCoupling: true },
  };
}

test("a head sees the card of the own department, nobody else's, and no other company's [MC-36]", async () => {
  const viewer = await asViewer(head);
  expect(await readCard(company.needs(), viewer, anna.publicId)).toMatchObject({
    surname: "Nowak",
    state: "active",
    department: "Sales",
    mayEndSessions: false,
    lastActivityPage: null,
  });
  for (const publicId of [stranger.publicId, elsewhere.publicId, newId()]) {
    expect(await readCard(company.needs(), viewer, publicId)).toBeNull();
  }
});

test("sessions and sign-ins hold addresses: they come with the right to the log", async () => {
  await company.signedIn(anna, "203.0.113.80");
  const card = await readCard(company.needs(), await asViewer(head), anna.publicId);
  expect(card?.sessions).toMatchObject([{ lastAddress: "203.0.113.80" }]);
  await company.gate().flush();
  const again = await readCard(company.needs(), await asViewer(company.owner), anna.publicId);
  expect(again?.recent).toMatchObject([{ event: "authn_login_success", ip: "203.0.113.80" }]);
  expect(again?.mayEndSessions).toBe(true);
});

test("ending a session is refused in reach without the right, and not found out of reach; nothing ends", async () => {
  const session = await company.signedIn(anna, OFFICE);
  const facts = { sessionId: null, client: from(OFFICE) };
  const viewer = await asViewer(head);
  const end = (publicId: string) => endPersonsSession(company.needs(), viewer, { ...facts, publicId });
  expect(await end(anna.publicId)).toEqual({ ok: false, refusal: "forbidden" });
  expect(await end(stranger.publicId)).toEqual({ ok: false, refusal: "not_found" });
  expect(await end(elsewhere.publicId)).toEqual({ ok: false, refusal: "not_found" });
  expect(await session.ask()).toMatchObject({ ok: true });
});

test("an administrator ends one session: that one is gone with its reason, the others stay, the log names who did it", async () => {
  const one = await company.signedIn(stranger, OFFICE);
  const other = await company.signedIn(stranger, OFFICE);
  const viewer = await asViewer(company.owner);
  const facts = { publicId: stranger.publicId, sessionId: one.sessionId, client: from(OFFICE) };
  expect(await endPersonsSession(company.needs(), viewer, facts)).toEqual({ ok: true, ended: 1 });
  expect(await one.ask()).toMatchObject({ ok: false, reason: "ended", end: "ended_by_admin" });
  expect(await other.ask()).toMatchObject({ ok: true });
  expect(
    await company.rows(
      "SELECT actor_id AS actor, session_id AS session FROM auth_log WHERE account_id = ? AND event = 'session_revoked'",
      company.accountId,
    ),
  ).toEqual([{ actor: company.ownerId, session: one.sessionId }]);
});
