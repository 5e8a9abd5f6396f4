import { type SQL, sql } from "drizzle-orm";
import { type LeftKind, RECORD_LEFT_KINDS } from "../../../app/domain/hand-over/kinds";
import type { Plan } from "../../../app/domain/hand-over/plan";
import { opSelect, personJson } from "../gate-ops";
import { mustChangeOne, mustHold } from "../guarded-batch";
import { rebuildReach } from "../structure";
import { leftRows } from "./left";

type Leaver = { accountId: number; userId: number; handOverId: number; plan: Plan; now: number };

const heirs = (plan: Plan, kind: LeftKind) => plan.find((one) => one.kind === kind)?.to ?? [];

/** Nothing of a kind that was to go has arrived meanwhile: else the batch fails, and the next chunk takes it. */
export const nothingLeft = ({ accountId, userId, plan }: Leaver): SQL[] =>
  RECORD_LEFT_KINDS.filter((kind) => plan.find((one) => one.kind === kind)?.decision !== "keep").map((kind) =>
    mustHold(sql`NOT EXISTS (SELECT 1 ${leftRows(accountId, userId, kind)})`),
  );

/** What lies in the bin goes to the same heir, so that what is restored reaches somebody. */
export const moveBin = ({ accountId, userId, plan }: Leaver): SQL[] =>
  (
    [
      ["deals", "deals_open"],
      ["contacts", "contacts"],
      ["companies", "companies"],
      ["tasks", "tasks_open"],
    ] as const
  ).map(
    ([table, kind]) => sql`UPDATE ${sql.raw(table)} SET responsible_id = ${heirs(plan, kind)[0] ?? null}
      WHERE account_id = ${accountId} AND deleted_at IS NOT NULL AND responsible_id = ${userId}`,
  );

/** Departments get their new head, queues their new member (semantics 6.1). */
export function moveSeats({ accountId, userId, plan }: Leaver): SQL[] {
  const queue = heirs(plan, "queue_seats");
  return [
    sql`UPDATE units SET head_user_id = ${heirs(plan, "head_seats")[0] ?? null}
      WHERE account_id = ${accountId} AND head_user_id = ${userId}`,
    sql`INSERT OR IGNORE INTO source_queue(account_id, source_id, user_id) SELECT q.account_id, q.source_id, j.value
      FROM source_queue q, json_each(${JSON.stringify(queue)}) j WHERE q.account_id = ${accountId} AND q.user_id = ${userId}`,
    sql`DELETE FROM source_queue WHERE account_id = ${accountId} AND user_id = ${userId}`,
    sql`UPDATE sources SET owner_user_id = ${queue[0] ?? null} WHERE account_id = ${accountId} AND owner_user_id = ${userId}`,
    sql`UPDATE users SET access_version = access_version + 1 WHERE account_id = ${accountId}
      AND id IN (SELECT value FROM json_each(${JSON.stringify([...heirs(plan, "head_seats"), ...queue])}))`,
  ];
}

/** The read-only snapshot [MC-46]: the person, their roles and units by name, and what went to whom. */
export const archive = (leaver: Leaver, publicId: string, by: number): SQL[] => [
  sql`INSERT INTO archives(account_id, public_id, user_id, snapshot, created_by, created_at)
    SELECT u.account_id, ${publicId}, u.id, json_set(${personJson},
      '$.roles', json((SELECT json_group_array(r.name) FROM grants g JOIN roles r ON r.id = g.role_id
        WHERE g.account_id = u.account_id AND g.subject_kind = 'user' AND g.subject_id = u.id)),
      '$.unitNames', json((SELECT json_group_array(n.name) FROM unit_members m JOIN units n ON n.id = m.unit_id
        WHERE m.account_id = u.account_id AND m.user_id = u.id)),
      '$.handedOver', json((SELECT json_group_array(json_object('kind', kind, 'to', to_id, 'count', n)) FROM (
        SELECT kind, to_id, count(*) AS n FROM handed_over WHERE account_id = u.account_id AND hand_over_id = ${leaver.handOverId} GROUP BY 1, 2))),
      '$.createdAt', u.created_at, '$.lastSignInAt', u.last_sign_in_at, '$.lastActivityAt', u.last_activity_at), ${by}, ${leaver.now}
    FROM users u WHERE u.account_id = ${leaver.accountId} AND u.id = ${leaver.userId}`,
  mustChangeOne(),
];

const OWN_ROWS = [
  sql`DELETE FROM unit_members WHERE user_id = `,
  sql`DELETE FROM network_exempt WHERE user_id = `,
  sql`DELETE FROM network_entries WHERE scope = 'user' AND scope_id = `,
  sql`DELETE FROM new_client_switches WHERE user_id = `,
  sql`DELETE FROM saved_filters WHERE user_id = `,
  sql`DELETE FROM notices WHERE user_id = `,
  sql`DELETE FROM limit_subjects WHERE kind = 'user' AND subject_id = `,
  sql`DELETE FROM grants WHERE subject_kind = 'user' AND subject_id = `,
  sql`UPDATE connection_people SET user_id = NULL WHERE user_id = `,
];

/** The tombstone: the name stays for what was signed with it; the address, the phone, rights and seats do not (semantics 6.5). */
export const entomb = ({ accountId, userId, now }: Leaver): SQL[] => [
  ...OWN_ROWS.map((start) => sql`${start} ${userId} AND account_id = ${accountId}`),
  ...rebuildReach(accountId),
  sql`UPDATE users SET deleted_at = ${now}, email = '', phone = NULL, identity_id = NULL, department_id = NULL, search_text = '',
    access_version = access_version + 1 WHERE account_id = ${accountId} AND id = ${userId} AND deleted_at IS NULL`,
  mustChangeOne(),
];

/** What the gate must learn: the person is gone, and new heads and queue members have their seats. */
export const departureOps = ({ accountId, userId, plan }: Leaver): SQL[] => {
  const people = [userId, ...heirs(plan, "head_seats"), ...heirs(plan, "queue_seats")];
  return [
    opSelect.people(accountId, sql`SELECT value FROM json_each(${JSON.stringify(people)})`),
    opSelect.network(accountId),
  ];
};
