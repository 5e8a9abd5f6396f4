import { sql } from "drizzle-orm";
import { can } from "~/domain/access";
import type { Cost } from "~/domain/activity/deed";
import type { ActivityKind } from "~/domain/activity/kinds";
import { isOpen } from "~/domain/holds/holds";
import { windowAt } from "~/domain/limits/window";
import type { PersonAccess } from "~/domain/session/person-access";
import { days, minutes } from "~/domain/time/durations";
import { appendActivity } from "~db/queries/activity";
import { findSubjectIds } from "~db/queries/authzen";
import { writeActivity } from "~db/queries/gate-notes";
import { commit, mustStillBe } from "~db/queries/guarded-batch";
import { listLimits } from "~db/queries/limits";
import { readAccess } from "../access/read-access.server";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { reserve } from "./meter.server";

/** What somebody did in another system. `at` in ms; `user` as that system calls them. */
export type ForeignEvent = {
  id: string;
  user: string;
  kind: ActivityKind;
  at: number;
  object: { type: string; id: string; name: string } | null;
  amount: number;
};
export const INGEST_STATES = ["counted", "recorded", "duplicate", "refused"] as const;
export type Ingested = {
  id: string;
  /** recorded: it stands in the stream, but counts at no limit that is open now. */
  state: (typeof INGEST_STATES)[number];
  reason: "unknown_user" | "in_future" | "too_late" | "late" | "limit_reached" | "conflict" | null;
  isHeld: boolean;
};

const CLOCKS_DIFFER_MS = minutes(5);
const OLDEST_MS = days(31);

type Acts = Acting & { settings: { timeZone: string; weekStart: number } };

/**
 * What people did elsewhere, one answer an event: each id once, in any order, late ones too. It feeds last activity and
 * the stream, and counts at limits when their window is still open. What has happened is recorded even when it is one
 * too many; the person is held all the same (semantics 5).
 */
export async function ingest(
  needs: Needs,
  acting: Acts,
  events: readonly ForeignEvent[],
): Promise<Ingested[]> {
  const people = await peopleOf(needs, acting, events);
  const limits = (await listLimits(needs.db(acting.accountId), acting.accountId)).filter(({ isOn }) => isOn);
  const answers: Omit<Ingested, "isHeld">[] = [];
  for (const event of events) {
    const person = people.get(event.user);
    answers.push(
      person === undefined ? no(event, "unknown_user") : await one(needs, acting, event, person, limits),
    );
  }
  await tellGate(needs, acting, events, answers, people);
  const after = await readAccess(needs, acting, {
    users: [...new Set([...people.values()].map(({ user }) => user))],
  });
  const isHeld = (name: string) => {
    const user = people.get(name)?.user;
    const holds = after.find((person) => person.user === user)?.holds ?? [];
    return holds.some((hold) => isOpen(hold, needs.now));
  };
  return answers.map((answer, n) => ({ ...answer, isHeld: isHeld(events[n]?.user ?? "") }));
}

/** The live view shows them at once; D1 has it already, so a gate that does not answer loses nothing. */
async function tellGate(
  needs: Needs,
  acting: Acts,
  events: readonly ForeignEvent[],
  answers: readonly Omit<Ingested, "isHeld">[],
  people: Awaited<ReturnType<typeof peopleOf>>,
): Promise<void> {
  const newest = new Map<number, number>();
  for (const [n, { user: name, at }] of events.entries()) {
    const user = people.get(name)?.user;
    const state = answers[n]?.state;
    if (user === undefined || (state !== "counted" && state !== "recorded")) continue;
    newest.set(user, Math.max(newest.get(user) ?? 0, Math.min(at, needs.now)));
  }
  if (newest.size === 0) return;
  const acted = [...newest].map(([user, at]) => ({ user, at }));
  await needs
    .gate(acting.accountPublicId)
    .acted(acted)
    .catch(() => undefined);
}

type Limits = Awaited<ReturnType<typeof listLimits>>;

async function one(
  needs: Needs,
  acting: Acts,
  event: ForeignEvent,
  person: PersonAccess,
  limits: Limits,
): Promise<Omit<Ingested, "isHeld">> {
  const { accountId, actor } = acting;
  const db = needs.db(accountId);
  if (event.at > needs.now + CLOCKS_DIFFER_MS) return no(event, "in_future");
  if (event.at < needs.now - OLDEST_MS) return no(event, "too_late");
  const actionId = `ext.${event.id}`;
  const known = await db.get<{ id: number } | undefined>(sql`SELECT id FROM activity
    WHERE account_id = ${accountId} AND action_id = ${actionId}`);
  if (known !== undefined) return { id: event.id, state: "duplicate", reason: null };
  const costs = costsOf(event).filter(({ metric }) => isInTime(metric, event.at, needs.now, acting, limits));
  const reserved = await reserve(needs, { ...acting, userId: person.user }, actionId, costs);
  const at = Math.min(event.at, needs.now);
  const { lost } = await commit(db, [
    mustStillBe(accountId, actor),
    ...appendActivity(accountId, {
      actionId,
      userId: person.user,
      at,
      kind: event.kind,
      object: null,
      source: "api",
      amount: event.amount,
      ...(event.object === null ? {} : { details: { foreign: event.object } }),
    }),
    writeActivity(accountId, [{ user: person.user, at, page: null, device: null }]),
  ]);
  if (reserved.ok) await reserved.settle(!lost);
  if (lost) return no(event, "conflict");
  if (!reserved.ok) return { id: event.id, state: "recorded", reason: "limit_reached" };
  const isLate = costs.length === 0 && costsOf(event).length > 0;
  return { id: event.id, state: isLate ? "recorded" : "counted", reason: isLate ? "late" : null };
}

const no = ({ id }: ForeignEvent, reason: NonNullable<Ingested["reason"]>) => ({
  id,
  state: "refused" as const,
  reason,
});

/** People of the events within the asker's reach; somebody out of it is unknown, as if they did not exist. */
async function peopleOf(needs: Needs, acting: Acting, events: readonly ForeignEvent[]) {
  const names = events.map(({ user }) => user);
  const ids = await findSubjectIds(needs.db(acting.accountId), acting.accountId, names);
  const people = await readAccess(needs, acting, { users: [...new Set(ids.values())] });
  const reach = people.filter(({ user, units }) =>
    can(acting, "users.view", { responsibles: [{ userId: user, units }] }),
  );
  return new Map(
    [...ids].flatMap(([name, id]) => {
      const person = reach.find(({ user }) => user === id);
      return person === undefined ? [] : [[name, person] as const];
    }),
  );
}

/** A late event counts only where the window that it belongs to is still open for every limit of that metric. */
function isInTime(
  metric: Cost["metric"],
  at: number,
  now: number,
  { settings: { timeZone, weekStart } }: Acts,
  limits: Limits,
): boolean {
  return limits
    .filter((limit) => limit.metric === metric)
    .every(({ period }) => at >= windowAt(now, period, { timeZone, weekStart }).from);
}

/** What an event of another system costs at the limits: the same as the like of it here. */
function costsOf({ kind, object, amount }: ForeignEvent): Cost[] {
  const keys = object === null ? [] : [`foreign:${object.type}:${object.id}`];
  const distinct = (metric: Cost["metric"]): Cost[] =>
    keys.length === 0 ? [] : [{ metric, keys, amount: 1 }];
  const isDeal = object?.type === "deal";
  switch (kind) {
    case "card_viewed":
      return distinct("cards_viewed");
    case "list_viewed":
      return [{ metric: "list_items", amount }];
    case "stage_changed":
      return isDeal ? distinct("deals_handled") : [];
    case "deal_closed":
      return [...distinct("deals_handled"), ...distinct("deals_closed")];
    case "record_created":
      return isDeal ? [{ metric: "deals_created", amount: 1 }] : [];
    case "message_sent":
      return [{ metric: "messages_sent", amount }];
    case "rows_exported":
      return [{ metric: "exported_rows", amount }];
    default:
      return [];
  }
}
