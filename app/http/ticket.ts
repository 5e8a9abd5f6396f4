import { readCookie, writeCookie } from "./cookies";
import { type SealKey, seal, unseal } from "./sealed";

/**
 * Short signed notes that a browser carries between two steps; each purpose has a cookie of its own, and a ticket of
 * one purpose is worth nothing for another.
 * `change`: the password was right but temporary · `choose`: it was right, the company is not chosen · `fresh`: it
 * was right a moment ago, for this session (ASVS 7.5.1) · `ask`: it was right, the address was refused
 * or a limit holds.
 */
export const TICKETS = {
  change: { cookie: "__Host-gatehouse-change", lifeMs: 600_000 },
  choose: { cookie: "__Host-gatehouse-choice", lifeMs: 300_000 },
  fresh: { cookie: "__Host-gatehouse-fresh", lifeMs: 300_000 },
  ask: { cookie: "__Host-gatehouse-ask", lifeMs: 600_000 },
} as const;
export type TicketKind = keyof typeof TICKETS;

/** The `Set-Cookie` of a ticket about `subject` (letters, digits, `-`, `_`); dead at `now` + its life, all in ms. */
export async function setTicket(
  keys: readonly SealKey[],
  kind: TicketKind,
  subject: string,
  now: number,
): Promise<string> {
  const { cookie, lifeMs } = TICKETS[kind];
  const sealed = await seal(keys, (kid) => ["t1", kid, kind, String(now + lifeMs), subject]);
  return writeCookie(cookie, sealed, lifeMs / 1000);
}

/** What the ticket is about, or null: none, two, forged, of another purpose, or its instant has come. */
export async function readTicket(
  keys: readonly SealKey[],
  kind: TicketKind,
  header: string | null,
  now: number,
): Promise<string | null> {
  const cookie = readCookie(header, TICKETS[kind].cookie);
  if (cookie.kind !== "one") return null;
  const fields = await unseal(keys, cookie.value);
  if (fields?.length !== 5) return null;
  const [version, , purpose, until, subject] = fields;
  return version === "t1" && purpose === kind && now < Number(until) ? (subject ?? null) : null;
}

export const clearTicket = (kind: TicketKind) => writeCookie(TICKETS[kind].cookie, "", 0);
