import { parseAddress } from "~/domain/network/address";
import type { Rules, Visit } from "~/domain/network/allowlist";
import { whoWouldBeRefused } from "~/domain/network/guard";
import { rateKey } from "~/domain/network/rate-key";
import { days, minutes } from "~/domain/time/durations";
import { readPeopleById, readSignIns, type SignIns } from "~db/queries/network-people";
import type { Needs } from "../needs";
import type { DryRun, RefusedLine } from "./dry-run";

export type { DryRun } from "./dry-run";

const LOOKS_BACK_MS = days(30);
/** Seen within this time counts as online. */
const ONLINE_MS = minutes(15);
const LINES_SHOWN = 20;

type Account = { accountId: number; accountPublicId: string };
type Rulesets = { before: Rules; after: Rules };

/**
 * Who would be refused by `after` and is not by `before`: sign-ins of the last 30 days and open sessions (semantics 8,
 * FM-08). Bounded: 20,000 rows of the log, twenty lines.
 */
export async function dryRun(needs: Needs, account: Account, rulesets: Rulesets): Promise<DryRun> {
  const { now } = needs;
  const db = needs.db(account.accountId);
  const [log, sessions] = await Promise.all([
    readSignIns(db, account.accountId, now - LOOKS_BACK_MS),
    openSessions(needs, account),
  ]);
  const past = log.signIns.map((row): SignIns => ({ ...row, address: addressOf(row.ip), kind: "browser" }));
  const refusedPast = newlyRefused(rulesets, past, now);
  const people = await readPeopleById(db, account.accountId, [
    ...new Set(sessions.map(({ userId }) => userId)),
  ]);
  const departments = new Map(people.map((person) => [person.userId, person.departmentId]));
  const open = sessions.map((visit) => ({ ...visit, departmentId: departments.get(visit.userId) ?? null }));
  const refusedOpen = newlyRefused(rulesets, open, now);
  const names = await namesOf(needs, account, [...refusedPast, ...refusedOpen]);
  const lines = linesOf(refusedPast, names);
  const online = refusedOpen.filter((visit) => visit.lastSeenAt >= now - ONLINE_MS);
  return {
    signIns: refusedPast.reduce((sum, row) => sum + row.times, 0),
    people: new Set(refusedPast.map((row) => row.userId)).size,
    lines: lines.slice(0, LINES_SHOWN),
    moreLines: Math.max(0, lines.length - LINES_SHOWN),
    oldestAt: log.oldestAt,
    sessions: refusedOpen.length,
    online: [...new Set(online.map((visit) => names.get(visit.userId) ?? ""))].filter(Boolean),
  };
}

/** Does the change take access from anybody who has it? */
export const takesAccess = (preview: DryRun) => preview.signIns > 0 || preview.sessions > 0;

function newlyRefused<V extends Visit>({ before, after }: Rulesets, visits: readonly V[], now: number): V[] {
  const already = new Set(whoWouldBeRefused(before, visits, now));
  return whoWouldBeRefused(after, visits, now).filter((visit) => !already.has(visit));
}

async function openSessions(needs: Needs, account: Account) {
  const sessions = await needs.gate(account.accountPublicId).listSessions({ user: null, now: needs.now });
  return sessions.map((session) => ({
    userId: session.user,
    address: addressOf(session.lastAddress),
    kind: session.kind === "token" ? ("token" as const) : ("browser" as const),
    lastSeenAt: session.lastSeenAt,
  }));
}

async function namesOf(needs: Needs, { accountId }: Account, visits: readonly Visit[]) {
  const ids = [...new Set(visits.map((visit) => visit.userId))];
  const people = ids.length === 0 ? [] : await readPeopleById(needs.db(accountId), accountId, ids);
  return new Map(people.map((person) => [person.userId, person.name]));
}

const addressOf = (ip: string | null) => (ip === null ? null : parseAddress(ip));

/** By person and place: the addresses of one IPv6 network are one place, as for a limit (row 28). */
function linesOf(refused: readonly SignIns[], names: ReadonlyMap<number, string>): RefusedLine[] {
  const lines = new Map<string, RefusedLine>();
  for (const { userId, address, times, lastAt } of refused) {
    const place = address === null ? null : rateKey(address);
    const key = `${userId} ${place}`;
    const before = lines.get(key);
    lines.set(key, {
      name: names.get(userId) ?? "",
      ip: place,
      times: (before?.times ?? 0) + times,
      lastAt: Math.max(before?.lastAt ?? 0, lastAt),
    });
  }
  return [...lines.values()];
}
