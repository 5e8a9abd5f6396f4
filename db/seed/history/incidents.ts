import { days, hours, minutes, seconds } from "../../../app/domain/time/durations";
import type { LocalDay } from "../calendar";
import { DEVICES, GUESSER } from "../devices";
import { STRANGE } from "../places";
import { type Member, whoIs } from "../staff";
import { type Line, line, type Saying } from "./lines";

export type Scene = { staff: readonly Member[]; days: readonly LocalDay[]; now: number; country: string };

/** What does not happen every day, and each reason for which somebody is refused (semantics 12). */
export function incidentsOf(scene: Scene): Line[] {
  return [
    ...recent(scene),
    ...heldPeople(scene),
    ...wrongKeys(scene),
    ...stolenPassword(scene),
    ...chores(scene),
  ];
}

const refused = (reason: NonNullable<Line["reason"]>, saying: Saying = {}): Saying => ({
  result: "refused",
  reason,
  ...saying,
});
const desk = ({ desk: { key, hash }, places, email }: Member, country: string): Saying => ({
  device: DEVICES[key],
  deviceId: hash,
  ip: places.office,
  country,
  login: email,
  page: "/login",
});
/** An hour of the n-th working day before today. */
function workday({ days: all }: Scene, n: number, hour: number): number {
  const past = all.filter(({ offset, weekday }) => offset < 0 && weekday < 6);
  return past[past.length - n]!.at(hour);
}

/** The last day: what "Today" shows as refused since yesterday. */
function recent({ staff, now, country }: Scene): Line[] {
  const blocked = whoIs(staff, "blocked_until");
  const limit = whoIs(staff, "limit");
  const guest = whoIs(staff, "unconfirmed");
  const owner = whoIs(staff, "owner");
  const fair = staff.find(({ department }) => department === "marketing")!;
  return [
    line(blocked, now - hours(3), "held_denied", refused("blocked", { ...desk(blocked, country), count: 3 })),
    line(
      limit,
      now - minutes(22),
      "held_denied",
      refused("limit", { ...desk(limit, country), page: "/", count: 6 }),
    ),
    line(guest, now - hours(7), "held_denied", refused("unconfirmed", desk(guest, country))),
    line(
      guest,
      now - hours(6.5),
      "authn_login_fail",
      refused("expired_link", { ...desk(guest, country), page: "/confirm" }),
    ),
    line(
      owner,
      now - hours(5),
      "authn_login_fail",
      refused("bad_credentials", { ...guesser, login: owner.email, count: 4 }),
    ),
    line(
      fair,
      now - hours(9),
      "authn_login_fail",
      refused("bad_credentials", { ...desk(fair, country), ip: STRANGE.hotel.address }),
    ),
  ];
}

const guesser: Saying = {
  device: GUESSER,
  ip: STRANGE.guesser.address,
  country: STRANGE.guesser.country,
  page: "/login",
};

function heldPeople(scene: Scene): Line[] {
  const { staff, country } = scene;
  const attempts = [
    ["blocked", "blocked", 2, 14.1, 2],
    ["inactive", "inactive", 12, 20.4, 1],
    ["archived", "archived", 4, 8.6, 2],
  ] as const;
  return attempts.map(([fate, reason, day, hour, count]) => {
    const who = whoIs(staff, fate);
    const from = { ...desk(who, country), ip: who.places.home, count };
    return line(who, workday(scene, day, hour), "held_denied", refused(reason, from));
  });
}

/** Guessing at night, a deleted person, a second factor, and three days with the allowlist on. */
function wrongKeys(scene: Scene): Line[] {
  const { staff, country } = scene;
  const owner = whoIs(staff, "owner");
  const admin = whoIs(staff, "admin");
  const deleted = whoIs(staff, "deleted");
  const night = workday(scene, 9, 4.2);
  const tries = Array.from({ length: 10 }, (_, n) =>
    line(
      owner,
      night + seconds(11 * n),
      "authn_login_fail",
      refused("bad_credentials", { ...guesser, login: owner.email }),
    ),
  );
  const stopped = { ...guesser, login: owner.email };
  const key = staff.filter(({ department }) => department === "key_clients").slice(1, 4);
  const outside = key.map((who, n) =>
    line(
      who,
      workday(scene, 18 - n, 19.5),
      "ip_denied",
      refused("ip_denied", {
        ...desk(who, country),
        ip: n === 1 ? STRANGE.hotel.address : who.places.home,
        count: 1 + n * 2,
      }),
    ),
  );
  return [
    ...tries,
    line(owner, night + minutes(2), "authn_login_lock", refused("rate_limited", stopped)),
    line(
      owner,
      night + minutes(3),
      "excess_rate_limit_exceeded",
      refused("rate_limited", { ...stopped, count: 37 }),
    ),
    line(
      deleted,
      workday(scene, 15, 10.3),
      "authn_login_fail",
      refused("deleted", { ...desk(deleted, country), ip: deleted.places.home }),
    ),
    line(
      admin,
      workday(scene, 5, 8.9),
      "authn_login_fail",
      refused("second_factor_failed", desk(admin, country)),
    ),
    ...outside,
  ];
}

/** A sign-in from abroad, "This wasn't me", lockdown, a new password, and back. */
function stolenPassword(scene: Scene): Line[] {
  const { staff, country } = scene;
  const victim = staff.filter(({ department }) => department === "marketing")[1]!;
  const admin = whoIs(staff, "admin");
  const own = desk(victim, country);
  const thief: Saying = {
    device: DEVICES.android,
    deviceId: "5".repeat(64),
    ip: STRANGE.abroad.address,
    country: STRANGE.abroad.country,
    login: victim.email,
    sessionId: "demoStolenSession00000",
  };
  const at = (hour: number) => workday(scene, 11, hour);
  return [
    line(victim, at(4.4), "authn_login_success", { ...thief, page: "/login" }),
    line(victim, at(8.9), "not_me_reported", { ...own, sessionId: thief.sessionId, page: "/log" }),
    line(victim, at(8.9) + 1, "session_revoked", { ...thief, actor: victim, detail: "not_me" }),
    line(
      victim,
      at(9.2),
      "held_denied",
      refused("lockdown", { ...thief, sessionId: null, page: "/", count: 5 }),
    ),
    line(victim, at(9.6), "held_denied", refused("lockdown", own)),
    line(victim, at(10.5), "password_reset_requested", { ...own, actor: admin }),
    line(victim, at(10.8), "authn_password_change", own),
    line(victim, at(10.9), "authn_login_fail", refused("bad_credentials", { ...thief, sessionId: null })),
  ];
}

/** Exports, an ended session, a sixth session, a change of the list. */
function chores(scene: Scene): Line[] {
  const { staff, country, now } = scene;
  const [admin, manager, head] = [whoIs(staff, "admin"), whoIs(staff, "manager"), whoIs(staff, "head")];
  const from = { ...desk(admin, country), login: undefined };
  return [
    line(admin, workday(scene, 8, 16.2), "export_done", {
      ...from,
      method: "export",
      page: "/log",
      detail: "412",
    }),
    line(admin, workday(scene, 1, 17.1), "export_done", {
      ...from,
      method: "export",
      page: "/users",
      detail: "42",
    }),
    line(manager, workday(scene, 3, 17.8), "session_revoked", {
      ...desk(manager, country),
      actor: admin,
      detail: "ended_by_admin",
    }),
    line(head, workday(scene, 6, 12.1), "excess_sessions_exceeded", {
      ...desk(head, country),
      detail: "excess",
    }),
    line(admin, workday(scene, 19, 11), "allowlist_changed", {
      ...from,
      page: "/settings/network",
      detail: "on",
    }),
    line(admin, workday(scene, 15, 9.3), "allowlist_changed", {
      ...from,
      page: "/settings/network",
      detail: "off",
    }),
  ].filter(({ at }) => at < now && at > now - days(60));
}
