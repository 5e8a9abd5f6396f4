import type { LocalDay } from "../calendar";
import type { Member } from "../staff";
import { incidentsOf } from "./incidents";
import { finishLog, idleOf, type Line, linesOf } from "./lines";
import { type Visit, visitsOf } from "./visits";

export type History = {
  log: Line[];
  visits: Visit[];
  /** Visits whose session lives at `now`. */
  open: Visit[];
};
type Era = { accountId: number; seed: number; days: readonly LocalDay[]; now: number; country: string };

/** Weeks of coming and going, with everything that was refused in between. */
export function tellHistory(staff: readonly Member[], era: Era): History {
  const visits = visitsOf(staff, era);
  const lines = visits.flatMap((visit, at) => {
    const next = visits[at + 1];
    return linesOf(visit, next?.member === visit.member ? next : undefined, era.country);
  });
  const incidents = incidentsOf({ staff, ...era });
  const log = finishLog([...lines, ...incidents], era.accountId).filter(({ at }) => at < era.now);
  const open = visits.filter(
    (visit) =>
      !visit.isSignedOut &&
      era.now - visit.to < idleOf(visit.member) &&
      (visit.member.fate === undefined || visit.member.fate === "limit"),
  );
  return { log, visits, open };
}
