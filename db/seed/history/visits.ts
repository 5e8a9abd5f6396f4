import { publicId } from "../../../app/domain/ids/public-id";
import { days, minutes } from "../../../app/domain/time/durations";
import type { LocalDay } from "../calendar";
import type { Fate, Rhythm } from "../cast";
import { type Stream, streamOf } from "../random";
import type { Member, OwnDevice } from "../staff";

/** A stay behind the gate: from the sign-in to the last thing done, with or without a sign-out. */
export type Visit = {
  member: Member;
  sessionId: string;
  device: OwnDevice;
  address: string;
  from: number;
  to: number;
  isSignedOut: boolean;
  /** Wrong passwords just before. */
  slips: number;
};

const HOURS: Record<Rhythm, [from: number, to: number]> = {
  day: [9, 18],
  early: [7, 15],
  late: [14, 22],
  partial: [10, 15],
};
/** How long before now people stopped coming, by what became of them. */
const GONE_DAYS: Partial<Record<Fate, number>> = {
  archived: 18,
  inactive: 25,
  blocked: 6,
  blocked_until: 1,
  deleted: 30,
};

export type Era = { seed: number; days: readonly LocalDay[]; now: number };

/** Every visit of the era, person by person, in the order of time. */
export function visitsOf(members: readonly Member[], era: Era): Visit[] {
  return members.flatMap((member) => {
    if (member.fate === "unconfirmed" || member.fate === "not_yet") return [];
    const stream = streamOf(era.seed, `visits ${member.index}`);
    const gone = era.now - days(GONE_DAYS[member.fate as Fate] ?? 0);
    const visits = era.days
      .flatMap((day) => dayOf(member, day, stream))
      .filter(({ from }) => from < gone - minutes(2))
      .map((visit) => (visit.to < gone ? visit : { ...visit, to: gone - minutes(1), isSignedOut: false }));
    return isOnDuty(member) ? [...visits, duty(member, visits, era.now)].flat() : visits;
  });
}

/** Some are at work whenever the demo company is first looked at. */
const isOnDuty = ({ fate, index }: Member) => fate === "limit" || (fate === undefined && index % 6 === 5);

function duty(member: Member, visits: readonly Visit[], now: number): Visit[] {
  const idle = now - (visits.at(-1)?.to ?? 0);
  if (idle < minutes(60)) return [];
  const from = now - minutes(115 + member.index);
  const to = now - (member.fate === "limit" ? minutes(40) : minutes(1 + (member.index % 9)));
  return [
    visitAt(member, { from, to, address: member.places.office }, streamOf(now, `duty ${member.index}`)),
  ];
}

function works({ rhythm, index }: Member, { weekday, offset }: LocalDay): boolean {
  if (rhythm === "early" || rhythm === "late") return (((offset + index) % 7) + 7) % 7 < 5;
  return rhythm === "partial" ? weekday === 1 || weekday === 2 || weekday === 4 : weekday < 6;
}

function dayOf(member: Member, day: LocalDay, stream: Stream): Visit[] {
  const weekOff = (member.index % 3 === 0 ? -8 : -50) - member.index;
  const isAway = stream.chance(0.05) || (day.offset >= weekOff - 6 && day.offset <= weekOff);
  if (isAway || !works(member, day)) return [];
  const [first, last] = HOURS[member.rhythm];
  const from = day.at(first - 0.3 + stream.next() * 0.7);
  const to = day.at(last - 0.4 + stream.next() * 0.9);
  const isIn = stream.chance(member.department === "support" ? 0.94 : 0.8);
  const address = isIn ? member.places.office : member.places.home;
  const visit = (start: number, end: number, isSignedOut: boolean): Visit => ({
    ...visitAt(member, { from: start, to: end, address }, stream),
    isSignedOut,
    slips: stream.chance(0.04) ? stream.int(1, 2) : 0,
  });
  const visits = member.roles.includes("administrator")
    ? [visit(from, day.at(11.7), false), visit(day.at(13.1 + stream.next() * 0.5), to, stream.chance(0.6))]
    : [visit(from, to, stream.chance(0.55))];
  if (stream.chance(0.1)) {
    const evening = day.at(Math.min(22.3, last + 1 + stream.next()));
    const phone = visit(evening, evening + minutes(stream.int(3, 25)), stream.chance(0.3));
    visits.push({ ...phone, device: member.mobile, address: member.places.mobile(stream), slips: 0 });
  }
  return visits;
}

function visitAt(member: Member, when: Pick<Visit, "from" | "to" | "address">, stream: Stream): Visit {
  const sessionId = `demo${publicId(stream.bytes(16)).slice(4)}`;
  return { member, sessionId, device: member.desk, isSignedOut: false, slips: 0, ...when };
}
