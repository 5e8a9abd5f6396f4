import type { SQL } from "drizzle-orm";
import type { HoldKind } from "../../app/domain/holds/holds";
import { publicId } from "../../app/domain/ids/public-id";
import type { LogEvent } from "../../app/domain/log/events";
import { days, hours, minutes } from "../../app/domain/time/durations";
import { appendAudit } from "../queries/audit";
import type { holds } from "../schema";
import type { LocalDay } from "./calendar";
import { streamOf } from "./random";
import { type Member, whoIs } from "./staff";
import type { Words } from "./words";

type Scene = {
  accountId: number;
  seed: number;
  staff: readonly Member[];
  words: Words;
  days: readonly LocalDay[];
  now: number;
};
type Held = {
  who: Member;
  kind: HoldKind;
  reason: string;
  startsAt: number;
  endsAt: number | null;
  liftedAt?: number;
};

/** Who is held now or was, and until when. */
function heldOf({ staff, words: { reasons }, days: all, now }: Scene): Held[] {
  const today = all.at(-1)!;
  const victim = staff.filter(({ department }) => department === "marketing")[1]!;
  const past = all.filter(({ offset, weekday }) => offset < 0 && weekday < 6);
  const theft = past.at(-11)!;
  const hold = (
    mark: string,
    kind: HoldKind,
    startsAt: number,
    endsAt: number | null = null,
    reason = "",
  ) => ({
    who: whoIs(staff, mark),
    kind,
    reason,
    startsAt,
    endsAt,
  });
  return [
    hold("blocked_until", "manual_block", now - days(1), today.endsAt + hours(42), reasons.blocked_until),
    hold("blocked", "manual_block", now - days(6), null, reasons.blocked),
    hold("inactive", "inactive", now - days(25), null, reasons.inactive),
    hold("archived", "archived", now - days(18), null, reasons.archived),
    hold("limit", "limit", now - minutes(40), today.endsAt),
    hold("unconfirmed", "unconfirmed", now - days(2)),
    {
      who: victim,
      kind: "lockdown",
      reason: reasons.lockdown,
      startsAt: theft.at(9),
      endsAt: null,
      liftedAt: theft.at(10.4),
    },
  ];
}

/** Rows of `holds`, and the audit events that go with what happened to people and settings. */
export function standingOf(scene: Scene): { holds: (typeof holds.$inferInsert)[]; audit: SQL[] } {
  const stream = streamOf(scene.seed, "standing");
  const newId = () => publicId(stream.bytes(16));
  const admin = whoIs(scene.staff, "admin");
  const { accountId, now } = scene;
  const event = (
    name: LogEvent,
    at: number,
    target: { kind: string; id: number | null; name: string },
    more = {},
  ) =>
    appendAudit(accountId, {
      publicId: newId(),
      event: name,
      at,
      actor: {
        userId: admin.userId,
        name: nameOf(admin),
        version: 1,
        ip: admin.places.office,
        sessionId: null,
        requestId: newId(),
      },
      target,
      ...more,
    });
  const held = heldOf(scene);
  const rows = held.map(({ who, liftedAt = null, kind, reason, startsAt, endsAt }) => ({
    id: newId(),
    accountId,
    userId: who.userId,
    kind,
    reason,
    startsAt,
    endsAt,
    createdBy: kind === "limit" ? null : admin.userId,
    liftedAt,
    liftedBy: liftedAt === null ? null : admin.userId,
  }));
  const changes = (before: string | null, after: string | null) => ({
    changes: [{ field: "hold", before, after }],
  });
  const person = (who: Member) => ({ kind: "user", id: who.userId, name: nameOf(who) });
  const list = { kind: "network", id: null, name: "" };
  const newcomers = scene.staff.filter(({ fate }) => fate === "not_yet" || fate === "unconfirmed");
  return {
    holds: rows,
    audit: [
      ...event("allowlist_changed", now - days(27), list, {
        changes: [{ field: "isOn", before: false, after: true }],
      }),
      ...event("allowlist_changed", now - days(21), list, {
        changes: [{ field: "isOn", before: true, after: false }],
      }),
      ...held.flatMap(({ who, kind, reason, startsAt }) =>
        event("hold_opened", startsAt, person(who), { reason: reason || null, ...changes(null, kind) }),
      ),
      ...held.flatMap(({ who, kind, liftedAt }) =>
        liftedAt === undefined ? [] : event("hold_lifted", liftedAt, person(who), changes(kind, null)),
      ),
      ...newcomers.flatMap((who) => event("user_created", who.joinedAt, person(who))),
    ],
  };
}

const nameOf = ({ name, surname }: Member) => `${name} ${surname}`;
