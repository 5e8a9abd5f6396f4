import type { Device } from "../../../app/domain/log/entry";
import { addressKey } from "../../../app/domain/network/address-key";
import { hours, seconds } from "../../../app/domain/time/durations";
import type { authLog } from "../../schema";
import { DEVICES } from "../devices";
import type { Member } from "../staff";
import type { Visit } from "./visits";

export type Line = typeof authLog.$inferInsert;

/** What a line may say beyond who, when and what. */
export type Saying = Partial<
  Pick<
    Line,
    "result" | "reason" | "count" | "page" | "ip" | "country" | "sessionId" | "deviceId" | "detail" | "method"
  >
> & { device?: Device; actor?: Member; login?: string };

/** One line of the log about a person; marks and ids come at the end (`finishLog`). */
export function line(member: Member, at: number, event: Line["event"], saying: Saying = {}): Line {
  const { device, actor, login, ...rest } = saying;
  return {
    accountId: 0,
    opId: "",
    at: Math.round(at),
    userId: member.userId,
    userName: `${member.name} ${member.surname}`,
    login: login ?? null,
    event,
    method: "web",
    result: "success",
    reason: null,
    count: 1,
    page: null,
    ip: null,
    country: null,
    browser: device?.browser ?? null,
    os: device?.os ?? null,
    device: device?.device ?? null,
    ua: device?.ua ?? null,
    sessionId: null,
    deviceId: null,
    newDevice: false,
    newAddress: false,
    integration: null,
    actorId: actor?.userId ?? null,
    actorName: actor === undefined ? null : `${actor.name} ${actor.surname}`,
    detail: null,
    ...rest,
    ipKey: addressKey(rest.ip ?? null),
  };
}

/** The origin of a visit, as its lines carry it. */
export const originOf = ({ device, address, sessionId }: Visit, country: string | null): Saying => ({
  device: DEVICES[device.key],
  deviceId: device.hash,
  ip: address,
  country,
  sessionId,
});

/** A visit's lines: wrong passwords, the sign-in, and how it ended. `next` = the person's next visit. */
export function linesOf(visit: Visit, next: Visit | undefined, country: string): Line[] {
  const { member, from, to, slips, isSignedOut } = visit;
  const origin = originOf(visit, country);
  const attempt = { ...origin, sessionId: null, login: member.email, page: "/login" };
  const wrong = { ...attempt, result: "refused", reason: "bad_credentials" } as const;
  const lines = Array.from({ length: slips }, (_, n) =>
    line(member, from - seconds(25 * (slips - n)), "authn_login_fail", wrong),
  );
  lines.push(line(member, from, "authn_login_success", { ...attempt, sessionId: visit.sessionId }));
  if (isSignedOut) lines.push(line(member, to, "logout", { ...origin, detail: "signed_out" }));
  else if (next !== undefined && next.device === visit.device && next.from - to > idleOf(member))
    lines.push(line(member, next.from - seconds(9), "session_expired", { ...origin, detail: "expired" }));
  return lines;
}

/** Session lengths of the defaults: Strict for Administrators, Normal for the others (first-minutes 3). */
export const idleOf = ({ roles }: Member) => (roles.includes("administrator") ? hours(0.5) : hours(12));

/** In the order of time, with operation ids, and with the marks that the order gives. */
export function finishLog(lines: readonly Line[], accountId: number): Line[] {
  const seen = new Set<string>();
  const isFirst = (mark: string) => !seen.has(mark) && Boolean(seen.add(mark));
  return [...lines]
    .sort((a, b) => a.at - b.at)
    .map((entry, at) => {
      const isSignIn = entry.event === "authn_login_success";
      const newDevice = isSignIn && isFirst(`${entry.userId} device ${entry.deviceId}`);
      const newAddress = isSignIn && isFirst(`${entry.userId} address ${entry.ipKey}`);
      return { ...entry, accountId, opId: `demo.${accountId}.${at}`, newDevice, newAddress };
    });
}
