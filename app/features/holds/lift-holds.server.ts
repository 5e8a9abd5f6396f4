import { sql } from "drizzle-orm";
import { can } from "~/domain/access";
import type { StopRefusal } from "~/domain/holds/stop";
import { opSelect } from "~db/queries/gate-ops";
import { mustHold, raiseVersion } from "~db/queries/guarded-batch";
import type { PersonFacts } from "~db/queries/person-facts";
import { isFull, mustFitSeats, readSeats } from "~db/queries/seats";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { findStoppable } from "./may-stop.server";
import { tellMayComeIn } from "./tell-of-holds.server";

export type LiftOutcome =
  | { ok: true; person: PersonFacts; lifted: string[]; pending: boolean }
  | { ok: false; refusal: StopRefusal };

/**
 * Lifts the named holds of a person; those that are not named stay (semantics 7, FM-05). Each kind lifts by itself; a
 * lift of a limit's hold is a restore of that limit, and needs the right for it (AM-21).
 */
export async function liftHolds(
  needs: Needs,
  acting: Acting,
  userPublicId: string,
  holdIds: readonly string[],
): Promise<LiftOutcome> {
  const found = await findStoppable(needs, acting, userPublicId);
  if (!found.ok) return found;
  const { person } = found;
  const { accountId } = acting;
  const wanted = person.holds.filter((hold) => holdIds.includes(hold.id));
  if (wanted.length === 0) return { ok: false, refusal: "conflict" };
  const limits = wanted.filter(({ kind }) => kind === "limit");
  if (limits.length > 0 && !can(acting, "limits.restore")) return { ok: false, refusal: "not_allowed" };
  const takesSeat = wanted.some(({ kind }) => kind === "inactive" || kind === "archived");
  const ids = JSON.stringify(wanted.map(({ id }) => id));
  const outcome = await change(needs, acting, {
    write: [
      sql`UPDATE holds SET lifted_at = ${needs.now}, lifted_by = ${acting.userId}
        WHERE account_id = ${accountId} AND lifted_at IS NULL AND id IN (SELECT value FROM json_each(${ids}))`,
      mustHold(sql`changes() = ${wanted.length}`),
      raiseVersion(accountId, person.userId),
      ...(takesSeat ? [mustFitSeats(accountId)] : []),
    ],
    audit: {
      event: limits.length === wanted.length ? "limit_restored" : "hold_lifted",
      actor: acting.actor,
      target: { kind: "user", id: person.userId, name: person.name },
      changes: wanted.map((hold) => ({ field: "hold", before: hold.kind, after: null })),
    },
    gate: [
      opSelect.person(accountId, person.userId),
      ...limits.map(({ id }) => opSelect.limitRestored(accountId, id, needs.now)),
    ],
    mails: [tellMayComeIn(needs, { accountId, userId: person.userId })],
  });
  if (outcome.lost) {
    const isHouseFull = takesSeat && isFull(await readSeats(needs.db(accountId), accountId));
    return { ok: false, refusal: isHouseFull ? "no_seat" : "conflict" };
  }
  return { ok: true, person, lifted: wanted.map(({ id }) => id), pending: outcome.pending };
}
