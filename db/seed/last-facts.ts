import { addressKey } from "../../app/domain/network/address-key";
import { days, minutes } from "../../app/domain/time/durations";
import { knownDevices, noticeSignoffs } from "../schema";
import { DEVICES } from "./devices";
import type { History } from "./history";
import type { Visit } from "./history/visits";
import { insertMany } from "./insert-many";
import { streamOf } from "./random";
import type { Member } from "./staff";

type Aftermath = { db: D1Database; accountId: number; seed: number; now: number };

const PAGES = ["/", "/users", "/activity", "/log", "/profile", "/sessions"];

/** The last page of a visit, the same each time it is asked for. */
export const pageOf = (visit: Visit, seed: number) => streamOf(seed, `page ${visit.sessionId}`).pick(PAGES);

/** What the lists show of everybody: last sign-in, last activity, devices known, what they say of themselves, notices signed. */
export function storeLastFacts({ db, accountId, seed, now }: Aftermath, history: History) {
  const last = new Map<Member, { signIn: Visit; activity: Visit }>();
  for (const visit of history.visits) {
    const before = last.get(visit.member);
    const activity = before !== undefined && before.activity.to > visit.to ? before.activity : visit;
    last.set(visit.member, { signIn: visit, activity });
  }
  const facts = [...last].map(([member, { signIn, activity }]) => ({
    user: member.userId,
    signIn: signIn.from,
    key: addressKey(signIn.address),
    activity: Math.min(activity.to, now),
    page: pageOf(activity, seed),
    device: deviceText(activity),
  }));
  const signed = [...last.keys()].filter(({ index }) => index % 3 !== 2);
  return [
    db
      .prepare(`UPDATE users SET last_sign_in_at = j.value->>'signIn', last_sign_in_key = j.value->>'key',
        last_activity_at = j.value->>'activity', last_activity_page = j.value->>'page', last_device = j.value->>'device'
        FROM json_each(?) j WHERE users.account_id = ? AND users.id = j.value->>'user'`)
      .bind(JSON.stringify(facts), accountId),
    db
      .prepare(`UPDATE users SET availability = j.value->>'said' FROM json_each(?) j
        WHERE users.account_id = ? AND users.id = j.value->>'user'`)
      .bind(JSON.stringify(saidBy(last.keys())), accountId),
    ...rememberDevices(db, history.visits),
    ...insertMany(
      db,
      noticeSignoffs,
      signed.map(({ userId, index }) => ({
        accountId,
        userId,
        version: 1,
        at: now - days(20) + minutes(37 * index),
      })),
    ),
  ];
}

/** Most are available; what somebody says stays until they say something else. */
const saidBy = (members: Iterable<Member>) =>
  [...members]
    .filter(({ fate, login, index }) => fate === undefined && login === undefined && index % 7 === 4)
    .map(({ userId, index }) => ({ user: userId, said: index % 2 === 0 ? "busy" : "break" }));

const deviceText = ({ device }: Visit) => `${DEVICES[device.key].browser}, ${DEVICES[device.key].os}`;

function rememberDevices(db: D1Database, visits: readonly Visit[]) {
  const known = new Map<string, typeof knownDevices.$inferInsert>();
  for (const { device, member, from } of visits) {
    const firstSeenAt = known.get(device.hash)?.firstSeenAt ?? from;
    const { identityId } = member;
    known.set(device.hash, { deviceHash: device.hash, identityId, firstSeenAt, lastSeenAt: from });
  }
  return insertMany(db, knownDevices, [...known.values()]);
}
