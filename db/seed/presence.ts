import type { SQL } from "drizzle-orm";
import type { PresentState } from "../../app/domain/presence/intervals";
import { days, minutes } from "../../app/domain/time/durations";
import { writeIntervals } from "../queries/presence";
import type { Visit } from "./history/visits";
import { type Stream, streamOf } from "./random";

type Era = { accountId: number; seed: number; now: number };
type Piece = { state: PresentState; from: number; to: number };

/** The timeline of the last two days: online at work, idle or on a break now and then. */
export function recentPresence({ accountId, seed, now }: Era, visits: readonly Visit[]): SQL {
  const recent = visits.filter(({ to }) => to > now - days(2));
  const intervals = recent.flatMap((visit) => {
    const pieces = piecesOf(visit, streamOf(seed, `presence ${visit.sessionId}`));
    return pieces.map((piece) => ({ ...piece, user: visit.member.userId }));
  });
  return writeIntervals(accountId, intervals);
}

function piecesOf({ from, to }: Visit, stream: Stream): Piece[] {
  const pieces: Piece[] = [];
  const add = (state: PresentState, start: number, lengthMs: number) => {
    const end = Math.min(to, start + lengthMs);
    if (end > start) pieces.push({ state, from: start, to: end });
    return end;
  };
  for (let at = Math.round(from); at < to; ) {
    const tired = add("online", at, minutes(stream.int(50, 170)));
    at = add(stream.chance(0.3) ? "break" : "idle", tired, minutes(stream.int(7, 45)));
  }
  return pieces;
}
