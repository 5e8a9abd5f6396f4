import { type HashedSeal, readNamed, type SealedRow } from "~/domain/log/seal";
import type { LogReader } from "~db/queries/audit-log/reader";
import type { Snapshot } from "./random-edit";

const text = (value: unknown) => value as string | null;
const number = (value: unknown) => value as number | null;

/** The stored rows of a snapshot as the database's reader answers them: for many verifications in a short time. */
export function memoryReader(rows: Snapshot): LogReader {
  const changesOf = (publicId: unknown) =>
    rows.audit_changes
      .filter((change) => change.audit_public_id === publicId)
      .sort((a, b) => Number(a.id) - Number(b.id))
      .map((change) => ({
        id: Number(change.id),
        field: String(change.field),
        before: text(change.before),
        after: text(change.after),
        named: readNamed(text(change.named)),
      }));
  const log = rows.audit_log
    .toSorted((a, b) => Number(a.id) - Number(b.id))
    .map(
      (row): SealedRow => ({
        id: Number(row.id),
        publicId: String(row.public_id),
        at: Number(row.at),
        event: String(row.event),
        actorId: number(row.actor_id),
        actorName: text(row.actor_name),
        targetKind: text(row.target_kind),
        targetId: number(row.target_id),
        targetName: text(row.target_name),
        ip: text(row.ip),
        sessionId: text(row.session_id),
        requestId: text(row.request_id),
        reason: text(row.reason),
        named: readNamed(text(row.named)),
        changes: changesOf(row.public_id),
      }),
    );
  const seals = rows.audit_seals
    .toSorted((a, b) => Number(a.number) - Number(b.number))
    .map(
      ({ account_id, after_id, to_id, kept_until, ...seal }) =>
        ({
          ...seal,
          accountId: account_id,
          after: after_id,
          to: to_id,
          keptUntil: kept_until,
        }) as unknown as HashedSeal,
    );
  const subjects = rows.audit_subjects.map((one) => ({
    id: Number(one.id),
    userId: number(one.user_id),
    emailKey: text(one.email_key),
    salt: text(one.salt),
    erasedAt: number(one.erased_at),
  }));
  return {
    seals: async (after, most) => seals.filter((seal) => seal.number > after).slice(0, most),
    rows: async ({ after, to, most }) =>
      log.filter(({ id }) => id > after && (to === null || id <= to)).slice(0, most),
    subjects: async () => new Map(subjects.map((one) => [one.id, one])),
    erased: async () =>
      new Set(log.filter(({ event }) => event === "user_erased").map(({ targetId }) => targetId ?? 0)),
  };
}
