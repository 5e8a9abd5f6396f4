import { writeCursor } from "~/domain/log/cursor";
import type { AuthLogRow } from "~/domain/log/row";
import type { Language } from "~/i18n";
import type { Db } from "~db/client";
import { publicIdsOf } from "~db/queries/auth-log/people";
import type { LogLine } from "./line";

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
  const regions = new Intl.DisplayNames(viewer.language, { type: "region", fallback: "code" });
  return rows.map(({ id, userId, actorId: _, country, ...row }) => ({
    ...row,
    key: writeCursor({ at: row.at, id }),
    personId: userId === null ? null : (people.get(userId) ?? null),
    country: country === null ? null : (regions.of(country) ?? country),
    isMine: userId === viewer.userId,
  }));
}
