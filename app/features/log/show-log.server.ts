import type { Scope, Viewer } from "~/domain/access";
import { readCursor, writeCursor } from "~/domain/log/cursor";
import { EVERYTHING, type LogFilter } from "~/domain/log/filter";
import type { Language } from "~/i18n";
import type { Db } from "~db/client";
import { logPage } from "~db/queries/auth-log/page";
import { listLogPeople } from "~db/queries/auth-log/people";
import { authLogDays } from "~db/queries/auth-log/prune";
import { LOOKED_AT, whoUsedAddress } from "~db/queries/auth-log/same-address";
import { lastDeviceOf } from "~db/queries/last-device";
import type { Needs } from "../needs";
import { logScope } from "./log-scope";
import { makeFilter, type SearchErrors } from "./make-filter.server";
import { makeLines } from "./make-lines.server";
import type { LogSearch } from "./search";

const PAGE = 50;

export type LogReader = Viewer & { language: Language; zone: string };

/** A page of the log with all that stands around it (AM-11, AM-12, AM-13). */
export async function showLog(
  needs: Pick<Needs, "db" | "now">,
  reader: LogReader,
  asked: { search: LogSearch; before: string | null; after: string | null },
) {
  const db = needs.db(reader.accountId);
  const scope = logScope(reader);
  const facts = { accountId: reader.accountId, scope, now: needs.now, zone: reader.zone };
  const { filter, people, errors } = await makeFilter(db, asked.search, facts);
  const [before, after] = [readCursor(asked.before), readCursor(asked.after)];
  const page = hasErrors(errors)
    ? { rows: [], newer: null, older: null, reached: null }
    : await logPage(
        db,
        { accountId: reader.accountId, filter, scope },
        { from: before ?? after, direction: before === null ? "older" : "newer", limit: PAGE },
      );
  const [only] = people.length === 1 ? people : [];
  return {
    lines: await makeLines(db, reader, page.rows),
    newer: page.newer && writeCursor(page.newer),
    older: page.older && writeCursor(page.older),
    /** How far was looked, when a search stopped within its bound. */
    reached: page.reached && { at: page.reached.at, cursor: writeCursor(page.reached) },
    errors,
    scope: scope.kind,
    choices:
      scope.kind === "own"
        ? []
        : (await listLogPeople(db, facts)).map(({ publicId, name }) => ({ publicId, name })),
    person: only
      ? { publicId: only.publicId, name: only.name, ...(await lastOf(db, reader.accountId, only.userId)) }
      : null,
    others: await others(db, reader, scope, filter),
    keptDays: await authLogDays(db, reader.accountId),
  };
}

export type ShownLog = Awaited<ReturnType<typeof showLog>>;

const hasErrors = (errors: SearchErrors) => Object.keys(errors).length > 0;

async function lastOf(db: Db, accountId: number, userId: number) {
  const last = (await lastDeviceOf(db, accountId, [userId])).get(userId);
  return { device: last?.device ?? null, lastSignInAt: last?.lastSignInAt ?? null };
}

/** "Who else used this address": only for one address, and only for those who see more than themselves. */
async function others(db: Db, reader: LogReader, scope: Scope, { address }: LogFilter) {
  if (address === null || address.firstKey !== address.lastKey || scope.kind === "own") return null;
  const uses = await whoUsedAddress(db, { accountId: reader.accountId, scope, key: address.firstKey });
  return {
    lookedAt: LOOKED_AT,
    people: uses.map(({ userId, ...use }) => ({ ...use, isMine: userId === reader.userId })),
  };
}

/** One line by its key, when it is in the viewer's scope; null otherwise, whether or not it exists. */
export async function showLine(needs: Pick<Needs, "db">, reader: LogReader, key: string) {
  const place = readCursor(key);
  if (place === null) return null;
  const db = needs.db(reader.accountId);
  const page = await logPage(
    db,
    {
      accountId: reader.accountId,
      filter: { ...EVERYTHING, from: place.at, until: place.at + 1 },
      scope: logScope(reader),
    },
    { from: { at: place.at, id: place.id + 1 }, direction: "older", limit: 1 },
  );
  const [line] = await makeLines(
    db,
    reader,
    page.rows.filter((row) => row.id === place.id),
  );
  return line ?? null;
}
