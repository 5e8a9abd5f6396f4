import { tellingHold } from "../../../app/domain/holds/holds";
import { costOf, judgeNext, mergeCosts } from "../../../app/domain/limits/count";
import type { LimitFact } from "../../../app/domain/limits/limit";
import type {
  Confirmed,
  ConfirmRequest,
  Consumed,
  ConsumeRequest,
  LimitReached,
} from "../../../app/domain/limits/meter";
import type { PersonFact } from "../../../app/domain/session/gate";
import { armBy, syncAlarm } from "./alarm";
import type { Gate } from "./gate";
import { limitsOf, rowOf, thresholdOf } from "./limited";
import type { MeterRow } from "./meter";
import { reach } from "./reach";
import { SETTLES_AFTER_MS } from "./reservations";

type Costing = { limit: LimitFact; row: MeterRow; amount: number; keys: string[] };

/**
 * Reserves an action at all limits of its person, or says which one refuses (architecture, "Counted work that can
 * fail"). One request reserves once; a repeat of it waits until the first one's end is known.
 */
export function consume(gate: Gate, { user, actionId, costs, now }: ConsumeRequest): Consumed {
  const person = gate.copies.person(user);
  if (person === null) return { ok: true, isCounted: false };
  const before = gate.reservations.of(actionId)[0];
  // Another request with the same id: what becomes of the first is open, and only one of them may be counted.
  if (before !== undefined)
    return before.at === now
      ? { ok: true, isCounted: true }
      : { ok: false, refusal: "limit_busy", reached: [] };
  const limits = limitsOf(gate, person, now);
  const hold = tellingHold(
    person.holds.filter(({ kind }) => kind === "limit"),
    now,
  );
  if (hold !== null && costs.length > 0) {
    const limit = gate.copies.limits().find((one) => one.limit === gate.limitHolds.limitOf(hold.id));
    const metric = limit?.metric ?? costs[0]!.metric;
    return { ok: false, refusal: "limit_reached", metric, until: hold.endsAt, reached: [] };
  }
  const todo = mergeCosts(costs).flatMap((cost) =>
    limits
      .filter(({ metric }) => metric === cost.metric)
      .map((limit): Costing => {
        const row = rowOf(gate, user, limit, now);
        return { limit, row, ...costOf(cost, (key) => gate.meter.hasKey(row, key)) };
      })
      .filter(({ amount, keys }) => amount > 0 || keys.length > 0),
  );
  return refuse(gate, person, todo, now) ?? reserve(gate, user, actionId, todo, now);
}

/** A limit that only tells refuses nothing. */
function refuse(gate: Gate, person: PersonFact, todo: readonly Costing[], now: number): Consumed | null {
  const strict = todo.filter(({ limit }) => limit.action === "deactivate");
  const judged = strict.map(({ limit, row }) => {
    const threshold = thresholdOf(limit, row);
    const reserved = gate.reservations.reserved(row);
    return { limit, row, verdict: judgeNext({ count: row.count, reserved, threshold }) };
  });
  const full = judged.find(({ verdict }) => verdict === "full");
  if (full !== undefined) {
    // An edit may have lowered the threshold below what is counted: the hold opens with the next counted action.
    const reached = gate.atomically(() => reach(gate, person, full.limit, full.row, now));
    follow(gate, person.user, reached === null ? [] : [reached], now);
    const until = full.limit.autoRestore ? full.row.until : null;
    return {
      ok: false,
      refusal: "limit_reached",
      metric: full.limit.metric,
      until,
      reached: reached ? [reached] : [],
    };
  }
  if (judged.some(({ verdict }) => verdict === "busy"))
    return { ok: false, refusal: "limit_busy", reached: [] };
  return null;
}

function reserve(
  gate: Gate,
  user: number,
  actionId: string,
  todo: readonly Costing[],
  now: number,
): Consumed {
  gate.atomically(() => {
    for (const { limit, row, amount, keys } of todo) {
      gate.meter.store(row);
      gate.reservations.add({
        action_id: actionId,
        limit_id: limit.limit,
        user,
        amount,
        keys: JSON.stringify(keys),
        from_at: row.from_at,
        at: now,
      });
    }
  });
  if (todo.length > 0) armBy(gate, now + SETTLES_AFTER_MS, now);
  return { ok: true, isCounted: todo.length > 0 };
}

/** Counts or releases a reservation, once, and does what follows from the count in the same turn. */
export function confirm(gate: Gate, { actionId, done, now }: ConfirmRequest): Confirmed {
  const reservations = gate.reservations.of(actionId);
  const reached: LimitReached[] = [];
  gate.atomically(() => {
    gate.reservations.release(actionId);
    for (const { limit_id, user, amount, keys, from_at } of done ? reservations : []) {
      const row = gate.meter.find(user, limit_id);
      const limit = gate.copies.limits().find((one) => one.limit === limit_id);
      const person = gate.copies.person(user);
      // Of a window that is over, or of a limit that is gone: nothing is counted any more.
      if (row === null || row.from_at !== from_at || limit === undefined || person === null) continue;
      const cost = { metric: limit.metric, keys: JSON.parse(keys) as string[], amount };
      const fresh = costOf(cost, (key) => gate.meter.hasKey(row, key));
      const counted = { ...row, count: row.count + fresh.amount };
      gate.meter.store(counted);
      gate.meter.addKeys(counted, fresh.keys);
      const news = limit.isOn ? reach(gate, person, limit, counted, now) : null;
      if (news !== null) reached.push(news);
    }
  });
  const user = reservations[0]?.user;
  if (user !== undefined) follow(gate, user, reached, now);
  return { reached };
}

/** A hold has opened: the person's sockets are told and closed, and whoever watches sees it. */
function follow(gate: Gate, user: number, reached: readonly LimitReached[], now: number): void {
  if (reached.some(({ kind }) => kind === "held")) {
    gate.enforce(now, new Set([user]));
    gate.live.moved(new Set([user]), now);
  }
  if (reached.length > 0) syncAlarm(gate, now);
}
