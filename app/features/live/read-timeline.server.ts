import { can, scopeOf, type Target, type Viewer } from "~/domain/access";
import { daySum, joined, splitAtMidnight } from "~/domain/presence/intervals";
import { nextMidnight, startOfDay } from "~/domain/time/local-day";
import { findPerson } from "~db/queries/person";
import { readIntervals } from "~db/queries/presence";
import { logMarksOf } from "~db/queries/roster";
import { gaugesOf } from "../limits/read-gauges.server";
import type { PersonGauge } from "../limits/read-limits.server";
import type { Needs } from "../needs";

/**
 * One person's day so far in the given zone: intervals of presence, and sign-ins with the right to read their log
 * (semantics 9). Null out of the viewer's scope.
 */
export async function readTimeline(
  needs: Pick<Needs, "db" | "gate" | "now">,
  viewer: Viewer & { accountPublicId: string },
  { publicId, zone }: { publicId: string; zone: string },
) {
  const { accountId } = viewer;
  const { now } = needs;
  const db = needs.db(accountId);
  const person = await findPerson(db, accountId, scopeOf(viewer, "activity.view"), publicId, now);
  if (person === null) return null;
  const day = { from: startOfDay(now, zone), to: nextMidnight(now, zone) };
  const target: Target = { responsibles: [{ userId: person.id, units: person.units }] };
  const seesLog = can(viewer, "authlog.view", target);
  const isSelf = person.id === viewer.userId;
  const seesLimits = isSelf || can(viewer, "limits.view", target);
  const [stored, live, marks, gauges] = await Promise.all([
    readIntervals(db, accountId, person.id, day),
    needs
      .gate(viewer.accountPublicId)
      .timeline({ viewer: viewer.userId, user: person.id, from: day.from, now }),
    seesLog ? logMarksOf(db, accountId, person.id, day.from) : [],
    seesLimits
      ? gaugesOf(needs, viewer.accountPublicId, { user: person.id, person: publicId })
      : ([] as PersonGauge[]),
  ]);
  const intervals = joined([...stored, ...(live?.intervals ?? [])])
    .flatMap((interval) => splitAtMidnight(interval, zone))
    .filter((interval) => interval.from >= day.from);
  return {
    person: {
      id: person.publicId,
      name: `${person.name} ${person.surname}`.trim(),
      department: person.department,
      roles: person.roles.map(({ template, name }) => ({ template, name })),
      lastActivityAt: person.lastActivityAt,
      lastDevice: person.lastDevice,
    },
    fact: live?.fact ?? null,
    day,
    now,
    intervals,
    sums: daySum(intervals, now, zone),
    marks: marks.map((mark) => ({ ...mark, ip: seesLog ? mark.ip : null })),
    gauges,
    isSelf,
    mayEndSessions: can(viewer, "sessions.end_others", target) && !isSelf,
    mayOpenCard: can(viewer, "users.view", target),
  };
}

export type Day = NonNullable<Awaited<ReturnType<typeof readTimeline>>>;
