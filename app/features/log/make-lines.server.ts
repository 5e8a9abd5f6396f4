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
  return rows.map(({ id, userId, actorId: _, country, ...row }) => ({
    ...row,
    key: writeCursor({ at: row.at, id }),
    personId: userId === null ? null : (people.get(userId) ?? null),
    country: country === null ? null : countryWords(country, viewer.language),
    isMine: userId === viewer.userId,
  }));
}
