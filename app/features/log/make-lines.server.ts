import { writeCursor } from "~/domain/log/cursor";
import type { AuthLogRow } from "~/domain/log/row";
import type { Language } from "~/i18n";
import type { Db } from "~db/client";
import { publicIdsOf } from "~db/queries/auth-log/people";
import type { LogLine } from "./line";
import { countryWords } from "./place.server";

/** Rows as lines for a viewer: public ids for numbers, the country in words. */
export async function makeLines(
  db: Db,
  viewer: { accountId: number; userId: number; language: Language },
  rows: readonly AuthLogRow[],
): Promise<LogLine[]> {
  const people = await publicIdsOf(
    db,
    viewer.accountId,
    rows.flatMap((row) => row.userId ?? []),
  );
  return rows.map((row) => ({
    ...lineOf(row, viewer.language),
    key: writeCursor(row),
    personId: row.userId === null ? null : (people.get(row.userId) ?? null),
    isMine: row.userId === viewer.userId,
  }));
}

/** A row without its internal numbers, its country in words. */
export function lineOf(
  { id: _id, userId: _user, actorId: _actor, country, ...row }: AuthLogRow,
  language: Language,
) {
  return { ...row, country: country === null ? null : countryWords(country, language) };
}
