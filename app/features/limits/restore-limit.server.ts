import { type SQL, sql } from "drizzle-orm";
import { can } from "~/domain/access";
import { isPublicId } from "~/domain/ids/public-id";
import { judgeRaise } from "~/domain/limits/limit";
import type { Gauge } from "~/domain/limits/meter";
import { opSelect } from "~db/queries/gate-ops";
import { mustHold, raiseVersion } from "~db/queries/guarded-batch";
import { insertLimitHold } from "~db/queries/limit-events";
import { findPerson } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { noticeRows } from "../notices/notice-rows.server";

export type RestoreRefusal = "not_found" | "not_allowed" | "is_self" | "raise_too_low" | "conflict";
export type RestoreOutcome = { ok: true; pending: boolean } | { ok: false; refusal: RestoreRefusal };

/** `raiseTo` null: the count begins anew; else it goes on up to this number in this window. */
export type Restore = { person: string; limit: string; raiseTo: number | null };

/**
 * An administrator lets somebody go on before the window ends (AM-21): the limit's hold is lifted, and the count begins
 * anew, since the next action would stop them again otherwise. It works before D1 has heard of the hold, because the
 * hold's id is the gate's own. Other limits and other holds stay (semantics 5).
 */
export async function restoreLimit(needs: Needs, acting: Acting, wanted: Restore): Promise<RestoreOutcome> {
  const { accountId } = acting;
  if (!can(acting, "limits.restore")) return { ok: false, refusal: "not_allowed" };
  const person = isPublicId(wanted.person)
    ? await findPerson(needs.db(accountId), { accountId, publicId: wanted.person })
    : null;
  if (person === null) return { ok: false, refusal: "not_found" };
  if (person.userId === acting.userId) return { ok: false, refusal: "is_self" };
  const gauges = await needs.gate(acting.accountPublicId).gauges({ user: person.userId, now: needs.now });
  const gauge = gauges.find(({ publicId }) => publicId === wanted.limit);
  if (gauge === undefined) return { ok: false, refusal: "not_found" };
  const { raiseTo } = wanted;
  const wrong = raiseTo === null ? null : judgeRaise(raiseTo, gauge.count);
  if (wrong !== null) return { ok: false, refusal: wrong };
  const { limit, metric, count } = gauge;
  const restored = JSON.stringify({
    t: "limit_restored",
    user: person.userId,
    limit,
    raisedTo: raiseTo,
    at: needs.now,
  });
  const outcome = await change(needs, acting, {
    write: [...liftOf(acting, gauge, needs.now), raiseVersion(accountId, person.userId)],
    audit: {
      event: "limit_restored",
      actor: acting.actor,
      target: { kind: "user", id: person.userId, name: person.name },
      changes: [{ field: metric, before: count, after: raiseTo ?? 0 }],
    },
    gate: [opSelect.person(accountId, person.userId), opSelect.literal(restored)],
    mails: [
      noticeRows(needs, {
        accountId,
        users: [person.userId],
        kind: "limit_restored",
        params: { metric, by: acting.actor.name, raisedTo: raiseTo },
        link: "/me/limits",
      }),
    ],
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending };
}

/** The open hold, lifted whether or not the gate's note of it has come; whoever restores second finds it lifted. */
function liftOf({ accountId, userId }: Acting, gauge: Gauge, now: number): SQL[] {
  const { hold, user, limit, count, threshold } = gauge;
  const lift = sql`UPDATE holds SET lifted_at = ${now}, lifted_by = ${userId} WHERE account_id = ${accountId}
    AND user_id = ${user} AND kind = 'limit' AND limit_id = ${limit} AND lifted_at IS NULL`;
  if (hold === null) return [lift];
  const { id, startsAt, endsAt } = hold;
  return [
    insertLimitHold(accountId, { id, user, limit, at: startsAt, until: endsAt, count, threshold }),
    lift,
    mustHold(sql`changes() >= 1`),
  ];
}
