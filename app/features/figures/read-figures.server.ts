import { can, scopeOf, type Viewer } from "~/domain/access";
import { type FigurePeriod, periodFrom } from "~/domain/activity/period";
import {
  type FiguresPerson,
  generalFigures,
  type NameCursor,
  type PersonFigures,
  pageOfPeople,
  personFigures,
} from "~db/queries/figures";
import type { Needs } from "../needs";
import { currencyOf } from "../work/work-settings.server";

const A_PAGE = 50;

type Reader = Viewer & { settings: { timeZone: string } };
export type TeamRow = Omit<FiguresPerson, "user"> & PersonFigures;

/**
 * What was done in a period, each part by its own right and null without it: the company's totals without names
 * (MC-28), one's own (MC-29), and a page of the team within the scope of that right (MC-30).
 */
export async function readFigures(
  needs: Pick<Needs, "db" | "now">,
  reader: Reader,
  { period, cursor }: { period: FigurePeriod; cursor: NameCursor },
) {
  const { accountId, userId } = reader;
  const db = needs.db(accountId);
  const from = periodFrom(period, needs.now, reader.settings.timeZone);
  const [currency, general, mine, team] = await Promise.all([
    currencyOf(db, accountId),
    can(reader, "stats.general") ? generalFigures(db, accountId, from) : null,
    can(reader, "stats.personal") ? personFigures(db, accountId, from, [userId]) : null,
    can(reader, "stats.team") ? readTeam(needs, reader, from, cursor) : null,
  ]);
  return { period, currency, general, mine: mine?.map(withoutNumber)[0] ?? null, team };
}
export type FiguresData = Awaited<ReturnType<typeof readFigures>>;

async function readTeam(needs: Pick<Needs, "db">, reader: Reader, from: number, cursor: NameCursor) {
  const { accountId } = reader;
  const db = needs.db(accountId);
  const found = await pageOfPeople(db, accountId, scopeOf(reader, "stats.team"), cursor, A_PAGE);
  const isBack = cursor.before !== undefined && cursor.after === undefined;
  const people = isBack ? found.slice(0, A_PAGE).reverse() : found.slice(0, A_PAGE);
  const hasMore = found.length > A_PAGE;
  const figures = await personFigures(
    db,
    accountId,
    from,
    people.map(({ user }) => user),
  );
  const of = new Map(figures.map((row) => [row.user, withoutNumber(row)]));
  const rows = people.flatMap(({ user, ...person }): TeamRow[] => {
    const own = of.get(user);
    return own === undefined ? [] : [{ ...person, ...own }];
  });
  return {
    rows,
    before: (isBack ? hasMore : cursor.after !== undefined) ? (rows[0]?.id ?? null) : null,
    after: (isBack ? true : hasMore) ? (rows.at(-1)?.id ?? null) : null,
  };
}

const withoutNumber = ({ user: _user, ...figures }: { user: number } & PersonFigures): PersonFigures =>
  figures;
