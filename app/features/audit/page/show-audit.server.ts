import { sql } from "drizzle-orm";
import type { AuditFilter, AuditRow } from "~/domain/log/audit-filter";
import { readCursor, writeCursor } from "~/domain/log/cursor";
import { isDay, spanOf } from "~/domain/log/period";
import type { Db } from "~db/client";
import { auditPage, findEvent } from "~db/queries/audit-log/page";
import { lastSeal } from "~db/queries/audit-log/sealing";
import { findLogPeople, listLogPeople, publicIdsOf } from "~db/queries/auth-log/people";
import type { Needs } from "../../needs";
import type { AuditLine } from "./line";
import type { AuditSearch } from "./search";

const PAGE = 50;
const EVERYBODY = { kind: "any" } as const;

export type AuditReader = { accountId: number; userId: number; zone: string };
/** What is wrong with a filter, for its field. */
export type AuditErrors = { person?: "nobody"; days?: "no_day" };

/** A page of the audit log with all that stands around it. */
export async function showAudit(
  needs: Pick<Needs, "db" | "now">,
  reader: AuditReader,
  asked: { search: AuditSearch; before: string | null; after: string | null },
) {
  const { accountId } = reader;
  const db = needs.db(accountId);
  const { filter, errors, person } = await makeAuditFilter(needs, reader, asked.search);
  const [before, after] = [readCursor(asked.before), readCursor(asked.after)];
  const isWrong = Object.keys(errors).length > 0;
  const page = isWrong
    ? { rows: [], newer: null, older: null, reached: null }
    : await auditPage(db, accountId, filter, {
        from: before ?? after,
        direction: before === null ? "older" : "newer",
        limit: PAGE,
      });
  const seal = await lastSeal(db, accountId);
  return {
    lines: await linesOf(db, accountId, page.rows),
    newer: page.newer && writeCursor(page.newer),
    older: page.older && writeCursor(page.older),
    reached: page.reached && { at: page.reached.at, cursor: writeCursor(page.reached) },
    errors,
    person,
    choices: (await listLogPeople(db, { accountId, scope: EVERYBODY })).map(({ name, publicId }) => ({
      name,
      publicId,
    })),
    seal: seal && { number: seal.number, at: seal.at, hash: seal.hash },
    keptDays: await auditLogDays(db, accountId),
  };
}
export type ShownAudit = Awaited<ReturnType<typeof showAudit>>;

/** The audit log as a program reads it; null when the person asked for is nobody. */
export async function readAudit(
  needs: Pick<Needs, "db" | "now">,
  reader: AuditReader,
  { search, after, limit }: { search: AuditSearch; after: string | null; limit: number },
) {
  const db = needs.db(reader.accountId);
  const { filter, errors } = await makeAuditFilter(needs, reader, search);
  if (Object.keys(errors).length > 0) return null;
  const from = readCursor(after);
  const page = await auditPage(db, reader.accountId, filter, { from, direction: "older", limit });
  const next = page.older ?? page.reached;
  return { lines: await linesOf(db, reader.accountId, page.rows), next: next && writeCursor(next) };
}

/** From what was typed to what is asked of the log. A name that fits several people means the first. */
export async function makeAuditFilter(
  needs: Pick<Needs, "db" | "now">,
  { accountId, zone }: AuditReader,
  search: AuditSearch,
) {
  const errors: AuditErrors = {};
  const people =
    search.person === ""
      ? []
      : await findLogPeople(needs.db(accountId), { accountId, scope: EVERYBODY }, search.person);
  const [person] = people;
  if (search.person !== "" && person === undefined) errors.person = "nobody";
  if ([search.from, search.to].some((day) => day !== "" && !isDay(day))) errors.days = "no_day";
  const filter: AuditFilter = {
    userId: person?.userId ?? null,
    kind: search.kind,
    event: search.event,
    ...spanOf(search.period, search, needs.now, zone),
  };
  return { filter, errors, person: person ? { publicId: person.publicId, name: person.name } : null };
}

/** One event by its public id; null when this account has none such. */
export async function showEvent(needs: Pick<Needs, "db">, accountId: number, publicId: string) {
  const db = needs.db(accountId);
  const row = await findEvent(db, accountId, publicId);
  const [line] = row === null ? [] : await linesOf(db, accountId, [row]);
  return line ?? null;
}

/** Rows as lines for a page: public ids for numbers. */
async function linesOf(db: Db, accountId: number, rows: readonly AuditRow[]): Promise<AuditLine[]> {
  const about = ({ targetKind, targetId }: AuditRow) => (targetKind === "user" ? targetId : null);
  const ids = rows.flatMap((row) => [row.actorId, about(row)].filter((id) => id !== null));
  const people = await publicIdsOf(db, accountId, ids);
  return rows.map((row) => {
    const { id: _id, actorId, targetId: _target, ...line } = row;
    const target = about(row);
    return {
      ...line,
      actorPublicId: actorId === null ? null : (people.get(actorId) ?? null),
      targetPublicId: target === null ? null : (people.get(target) ?? null),
    };
  });
}

async function auditLogDays(db: Db, accountId: number): Promise<number> {
  const row = await db.get<{ days: number } | undefined>(
    sql`SELECT audit_log_days AS days FROM settings WHERE account_id = ${accountId}`,
  );
  return row?.days ?? 365;
}
