import { sql } from "drizzle-orm";
import { type GrantSubject, scopeOf } from "~/domain/access";
import type { PersonAccess } from "~/domain/session/person-access";
import { inScope } from "~db/queries/scope";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { personOf } from "./person-rights";
import { readAccess } from "./read-access.server";
import { EVERYBODY, type SubjectKind } from "./subject-kinds";

/** Who gets or has a grant: a person or a unit, with everybody whom it reaches. */
export type Subject = {
  kind: SubjectKind;
  id: number;
  publicId: string;
  name: string;
  people: PersonAccess[];
  /** As the rules ask about it. */
  rule: GrantSubject;
};

type Found = { id: number; publicId: string; name: string };

/**
 * The persons or units of a kind by their public ids, those within the reach of `access.assign` only: somebody out of
 * it is not found, as if they did not exist (FM-16). In the order of the ids; missing ones are left out.
 */
export async function findSubjects(
  needs: Needs,
  changer: Changer,
  kind: SubjectKind,
  which: { publicIds: readonly string[] } | { ids: readonly number[] },
): Promise<Subject[]> {
  const { accountId } = changer;
  if (kind === "everybody") return theEverybody(needs, changer, which);
  const list = "ids" in which ? which.ids : which.publicIds;
  const column = "ids" in which ? sql`id` : sql`public_id`;
  const wanted = sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(list)}))`;
  const found = await needs.db(accountId).all<Found>(
    kind === "user"
      ? sql`SELECT id, public_id AS publicId, trim(name || ' ' || surname) AS name FROM users
          WHERE account_id = ${accountId} AND deleted_at IS NULL AND ${wanted}
          AND ${inScope(scopeOf(changer, "access.assign"), accountId, sql`id`)}`
      : sql`SELECT id, public_id AS publicId, name FROM units WHERE account_id = ${accountId} AND kind = ${kind} AND ${wanted}`,
  );
  const ids = found.map(({ id }) => id);
  const access = await readAccess(needs, changer, kind === "user" ? { users: ids } : { units: ids });
  return found.map((one) => {
    const people = access.filter((person) =>
      kind === "user" ? person.user === one.id : person.units.includes(one.id),
    );
    return { kind, ...one, people, rule: ruleOf(kind, one.id, people, changer, needs.now) };
  });
}

function ruleOf(
  kind: SubjectKind,
  id: number,
  people: PersonAccess[],
  { settings: { strictCoupling } }: Changer,
  now: number,
): GrantSubject {
  const members = people.map((person) => personOf(person, { strictCoupling, now }));
  if (kind === "user") {
    const [person = { userId: id, units: [], isAdministrator: false, isOwner: false }] = members;
    return { kind, person };
  }
  if (kind === "everybody") return { kind, members };
  return { kind, unitId: kind === "workgroup" ? null : id, members };
}

/** Everybody as one subject, for who may assign without bounds; to others it does not exist. */
async function theEverybody(
  needs: Needs,
  changer: Changer,
  which: { publicIds: readonly string[] } | { ids: readonly number[] },
): Promise<Subject[]> {
  const isMeant = "ids" in which ? which.ids.includes(0) : which.publicIds.includes(EVERYBODY);
  if (!isMeant || scopeOf(changer, "access.assign").kind !== "any") return [];
  const people = await readAccess(needs, changer, {});
  const rule = ruleOf("everybody", 0, people, changer, needs.now);
  return [{ kind: "everybody", id: 0, publicId: EVERYBODY, name: "", people, rule }];
}
