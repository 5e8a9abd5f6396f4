import { sql } from "drizzle-orm";
import { areUnchanged } from "~db/queries/grants";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { type Refused, refuse } from "./refusals";

type People = readonly (readonly [userId: number, version: number])[];

/**
 * A guard did not hold and nothing was written. Everybody concerned is as they were read: then it was the guard of the
 * last administrator; else somebody was faster.
 */
export async function whyLost(
  needs: Pick<Needs, "db">,
  { accountId, actor }: Changer,
  people: People,
  takesAdministrator: boolean,
): Promise<Refused> {
  if (!takesAdministrator) return refuse("conflict");
  const all: People = [...people, [actor.userId, actor.version]];
  const row = await needs
    .db(accountId)
    .get<{ same: number }>(sql`SELECT ${areUnchanged(accountId, all)} AS same`);
  return refuse(row.same === 1 ? "last_administrator" : "conflict");
}
