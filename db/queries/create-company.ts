import { sql } from "drizzle-orm";
import { ROLE_TEMPLATES, type TemplateKey } from "../../app/domain/access";
import { sortKeyOf } from "../../app/domain/people/sort-key";
import { PRESET_LENGTHS } from "../../app/domain/session/lifetime";
import { fold } from "../../app/domain/text/fold";
import type { Db, Directory } from "../client";
import {
  accountOwners,
  accounts,
  connections,
  gateState,
  grants,
  identities,
  identityAccounts,
  networkState,
  roles,
  settings,
  unitMembers,
  unitReach,
  units,
  users,
} from "../schema";
import { emailKey } from "./directory";

export type NewCompany = {
  name: string;
  language: string;
  timeZone: string;
  weekStart: number;
  isDemo: boolean;
  departmentName: string;
  owner: { email: string; name: string; surname: string; passwordHash: string; mustChange?: boolean };
  now: number;
  /** 16 random bytes as a public id. */
  newId: () => string;
};
export type Company = {
  accountId: number;
  accountPublicId: string;
  ownerId: number;
  departmentId: number;
  roleIds: Record<TemplateKey, number>;
};

/**
 * A company with its owner: owner + Administrator + chat role Supervisor, one department, the shipped roles, default
 * settings (first-minutes 3, features C4, C13). The directory comes first; a crash in between leaves an account
 * without people, which nobody can enter, and the same call may be made again.
 */
export async function createCompany(
  directory: Directory,
  dbOf: (accountId: number) => Db,
  company: NewCompany,
): Promise<Company> {
  const { now, newId, owner } = company;
  const accountPublicId = newId();
  const account = await directory
    .insert(accounts)
    .values({ publicId: accountPublicId, name: company.name, isDemo: company.isDemo, createdAt: now })
    .returning({ id: accounts.id })
    .get();
  const identityId = await identityFor(directory, company);
  const db = dbOf(account.id);
  const accountId = account.id;
  await db.batch([
    db
      .insert(settings)
      .values({ accountId, accountPublicId, companyName: company.name, ...settingsOf(company) }),
    db.insert(gateState).values({ accountId }),
    db.insert(networkState).values({ accountId }),
    db
      .insert(connections)
      .values({ accountId, publicId: newId(), name: "Gatehouse", isBuiltIn: true, createdAt: now }),
  ]);
  const roleIds = await createRoles(db, accountId, company);
  const department = await db
    .insert(units)
    .values({
      accountId,
      publicId: newId(),
      kind: "department",
      name: company.departmentName,
      createdAt: now,
    })
    .returning({ id: units.id })
    .get();
  const person = await db
    .insert(users)
    .values({
      accountId,
      publicId: newId(),
      identityId,
      email: owner.email,
      name: owner.name,
      surname: owner.surname,
      searchText: searchTextOf({ ...owner, phone: null }),
      sortKey: sortKeyOf(owner),
      departmentId: department.id,
      language: company.language,
      timeZone: company.timeZone,
      confirmedAt: now,
      createdAt: now,
    })
    .returning({ id: users.id })
    .get();
  const grant = (roleId: number) => ({
    accountId,
    subjectKind: "user" as const,
    subjectId: person.id,
    roleId,
    createdAt: now,
  });
  await db.batch([
    db.insert(accountOwners).values({ accountId, userId: person.id }),
    db.insert(unitMembers).values({ accountId, unitId: department.id, userId: person.id }),
    db.insert(unitReach).values({ accountId, viewerId: person.id, unitId: department.id }),
    db.insert(grants).values([grant(roleIds.administrator), grant(roleIds.chat_supervisor)]),
  ]);
  await directory.insert(identityAccounts).values({ identityId, accountId, userId: person.id });
  return { accountId, accountPublicId, ownerId: person.id, departmentId: department.id, roleIds };
}

/** What a company counts its deals in until it chooses otherwise. */
const CURRENCY_OF: Record<string, string> = { ru: "RUB", pl: "PLN" };

function settingsOf({ timeZone, weekStart, language, isDemo }: NewCompany) {
  const { normal, strict } = PRESET_LENGTHS;
  return {
    timeZone,
    weekStart,
    language,
    currency: CURRENCY_OF[language] ?? "EUR",
    isDemo,
    staffIdleMs: normal.idleMs,
    staffAbsoluteMs: normal.absoluteMs,
    adminIdleMs: strict.idleMs,
    adminAbsoluteMs: strict.absoluteMs,
  };
}

/** An e-mail is one identity: an owner who has one already keeps the password. */
async function identityFor(directory: Directory, { owner, now, newId }: NewCompany): Promise<number> {
  await directory
    .insert(identities)
    .values({
      publicId: newId(),
      email: owner.email,
      emailKey: emailKey(owner.email),
      passwordHash: owner.passwordHash,
      mustChange: owner.mustChange ?? false,
      passwordChangedAt: now,
      createdAt: now,
    })
    .onConflictDoNothing();
  const row = await directory.get<{ id: number }>(
    sql`SELECT id FROM identities WHERE email_key = ${emailKey(owner.email)}`,
  );
  return row.id;
}

/** The nine templates and the two implicit sets, as rows that name their template. */
async function createRoles(
  db: Db,
  accountId: number,
  { now, newId }: NewCompany,
): Promise<Record<TemplateKey, number>> {
  const rows = Object.values(ROLE_TEMPLATES).map((role) => ({
    accountId,
    publicId: newId(),
    family: role.family,
    template: role.key,
    name: role.key,
    createdAt: now,
  }));
  for (let at = 0; at < rows.length; at += 10) await db.insert(roles).values(rows.slice(at, at + 10));
  const made = await db.all<{ id: number; template: TemplateKey }>(
    sql`SELECT id, template FROM roles WHERE account_id = ${accountId} AND template IS NOT NULL`,
  );
  return Object.fromEntries(made.map((row) => [row.template, row.id])) as Record<TemplateKey, number>;
}

/** What the search of the users list looks in: folded as the query is. */
export const searchTextOf = (person: {
  name: string;
  surname: string;
  email: string;
  phone: string | null;
}) => fold([person.name, person.surname, person.email, person.phone ?? ""].join(" "));
