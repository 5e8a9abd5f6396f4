/** Why a person may not act. One list; columns, forms, the log and translations derive from it (semantics 7). */
export const HOLD_KINDS = [
  "manual_block",
  "inactive",
  "limit",
  "archived",
  "unconfirmed",
  "lockdown",
] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** A hold as the gate and the rules see it: instants in ms, `endsAt` null = until lifted. */
export type Hold = { id: string; kind: HoldKind; startsAt: number; endsAt: number | null };

/** A hold whose end has passed does not hold, whether or not cron has finished it (semantics 7, ASVS 2.3.3). */
export const isOpen = (hold: Hold, now: number) =>
  hold.startsAt <= now && (hold.endsAt === null || hold.endsAt > now);

/** Which of several open holds is told: the one that ends last; a limit only when nothing else holds. */
export function tellingHold(holds: readonly Hold[], now: number): Hold | null {
  let telling: Hold | null = null;
  for (const hold of holds) {
    if (isOpen(hold, now) && (telling === null || outlasts(hold, telling))) telling = hold;
  }
  return telling;
}

function outlasts(hold: Hold, other: Hold): boolean {
  if ((hold.kind === "limit") !== (other.kind === "limit")) return other.kind === "limit";
  const end = ({ endsAt }: Hold) => endsAt ?? Number.POSITIVE_INFINITY;
  return end(hold) > end(other);
}

/** A limit suspends: sessions stay and answer 423. Every other hold ends them (architecture, "Holds"). */
export const endsSessions = (kind: HoldKind) => kind !== "limit";

/** What `ref` of a limit hold says, so that the gate can tell how much of how much: `count/limit`. */
export const limitRef = (count: number, limit: number) => `${count}/${limit}`;

export function parseLimitRef(ref: string | null): { count: number | null; limit: number | null } {
  const [, count, limit] = /^(\d{1,12})\/(\d{1,12})$/.exec(ref ?? "") ?? [];
  return count === undefined || limit === undefined
    ? { count: null, limit: null }
    : { count: Number(count), limit: Number(limit) };
}
