import { publicId } from "../../app/domain/ids/public-id";
import { sortKeyOf } from "../../app/domain/people/sort-key";
import type { Company } from "../queries/create-company";
import { searchTextOf } from "../queries/create-company";
import { emailKey } from "../queries/directory";
import { grants, identities, identityAccounts, unitMembers, unitReach, users } from "../schema";
import type { DepartmentKey } from "./cast";
import { DEPARTMENTS, PARENT_OF } from "./cast";
import { insertMany } from "./insert-many";
import { streamOf } from "./random";
import type { Colleague, Member } from "./staff";

export type Units = Record<DepartmentKey, number>;
type Place = {
  db: D1Database;
  company: Company;
  units: Units;
  seed: number;
  language: string;
  passwordHash: string;
};

/** Stores everybody: identity, person, department, reach, roles. The owner is there already. */
export async function storeStaff(place: Place, staff: readonly Colleague[]): Promise<Member[]> {
  const { db, company } = place;
  // Those with a printed sign-in come first: lists of demo sign-ins are in the order of identities.
  const others = [...staff.slice(1)].sort(
    (a, b) => Number(b.login !== undefined) - Number(a.login !== undefined),
  );
  await db.batch(
    insertMany(
      db,
      identities,
      others.map((colleague) => identityOf(place, colleague)),
    ),
  );
  const identityIds = await idsBy(db, "SELECT id, email AS mark FROM identities");
  const rows = others.map((one) => userOf(place, one, identityIds.get(one.email)!));
  await db.batch(insertMany(db, users, rows));
  const userIds = await idsBy(db, "SELECT id, public_id AS mark FROM users");
  const idOf = (one: Colleague) => (one.index === 0 ? company.ownerId : userIds.get(one.publicId)!);
  const members = staff.map((one) => ({
    ...one,
    userId: idOf(one),
    identityId: identityIds.get(one.email)!,
  }));
  const accountId = company.accountId;
  const hired = members.slice(1);
  await db.batch([
    ...insertMany(
      db,
      identityAccounts,
      hired.map((one) => ({ identityId: one.identityId, accountId, userId: one.userId })),
    ),
    ...insertMany(
      db,
      unitMembers,
      hired.map((one) => ({ accountId, unitId: place.units[one.department], userId: one.userId })),
    ),
    ...insertMany(
      db,
      unitReach,
      hired.flatMap((one) =>
        reachOf(one).map((key) => ({ accountId, viewerId: one.userId, unitId: place.units[key] })),
      ),
    ),
    ownPhone(db, members[0]!),
    ...insertMany(
      db,
      grants,
      hired.flatMap((one) => grantsOf(place, one)),
    ),
    ...members
      .filter(({ isHead }) => isHead)
      .map((one) =>
        db
          .prepare("UPDATE units SET head_user_id = ? WHERE id = ?")
          .bind(one.userId, place.units[one.department]),
      ),
  ]);
  return members;
}

/** The owner came with the company, without a number. */
const ownPhone = (db: D1Database, { userId, phoneNumber: phone, ...owner }: Member) =>
  db
    .prepare("UPDATE users SET phone = ?, search_text = ? WHERE id = ?")
    .bind(phone, searchTextOf({ ...owner, phone }), userId);

function identityOf({ seed, passwordHash }: Place, one: Colleague) {
  const isReady = one.fate !== "unconfirmed";
  return {
    publicId: publicId(streamOf(seed, `identity ${one.index}`).bytes(16)),
    email: one.email,
    emailKey: emailKey(one.email),
    passwordHash: isReady ? passwordHash : null,
    mustChange: false,
    passwordChangedAt: isReady ? one.joinedAt : null,
    createdAt: one.joinedAt,
  };
}

function userOf({ company, units, language }: Place, one: Colleague, identityId: number) {
  const { name, surname, email, phoneNumber: phone, joinedAt } = one;
  return {
    accountId: company.accountId,
    publicId: one.publicId,
    identityId,
    email,
    name,
    surname,
    searchText: searchTextOf({ name, surname, email, phone }),
    sortKey: sortKeyOf({ name, surname }),
    phone,
    departmentId: units[one.department],
    language,
    confirmedAt: one.fate === "unconfirmed" ? null : joinedAt,
    createdAt: joinedAt,
    createdBy: company.ownerId,
  };
}

function grantsOf({ company }: Place, one: Member) {
  return one.roles.map((role) => ({
    accountId: company.accountId,
    subjectKind: "user" as const,
    subjectId: one.userId,
    roleId: company.roleIds[role],
    createdAt: one.joinedAt,
    createdBy: company.ownerId,
  }));
}

/** The own department and, for its head, what lies below it (architecture, "Who sees which rows"). */
const reachOf = ({ department, isHead }: Colleague) =>
  DEPARTMENTS.filter((key) => key === department || (isHead && PARENT_OF[key] === department));

async function idsBy(db: D1Database, query: string): Promise<Map<string, number>> {
  const { results } = await db.prepare(query).all<{ id: number; mark: string }>();
  return new Map(results.map(({ id, mark }) => [mark, id]));
}
