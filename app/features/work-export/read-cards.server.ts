import { MOST_EXPORTED } from "~/domain/export/tables";
import type { CardKind } from "~/domain/work/kinds";
import { decimalsOf } from "~/domain/work/money";
import type { Translate } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import { type CardRow, cardRows } from "~db/queries/work/export-rows";
import { listCustomFields } from "~db/queries/work/marks";
import { countRecords, pageOfRecords } from "~db/queries/work/page";
import type { Cell } from "../export/cell";
import type { Needs } from "../needs";
import { dealFilter } from "../work/deals/list-deals.server";
import { makeFilter } from "../work/list/make-filter.server";
import { readRecordQuery } from "../work/list/record-query";
import type { Reader } from "../work/reader";
import { linkScopes, seesPoints } from "../work/scopes.server";
import { currencyOf, pipelinesOf } from "../work/work-settings.server";
import {
  after,
  type ListAsked,
  type ListPlace,
  type ListPortion,
  leavingScope,
  timeCell,
} from "./asked.server";
import { customColumn } from "./columns.server";

type Asked = ListAsked & { kind: CardKind };

/** Deals, contacts or companies by the list's own filters, newest change first. */
export async function readCards(
  needs: Needs,
  viewer: Reader,
  asked: Asked,
  from: ListPlace | null,
  most: number,
): Promise<ListPortion> {
  const { accountId } = viewer;
  const { kind } = asked;
  const db = needs.db(accountId);
  const found = await pageOfRecords(db, {
    ...(await filterOf(needs, viewer, asked)),
    cursor: after(from),
    limit: most,
  });
  const [rows, custom, currency] = await Promise.all([
    cardRows(db, accountId, kind, found.ids, { ...linkScopes(viewer), points: seesPoints(viewer) }),
    listCustomFields(db, accountId, kind),
    currencyOf(db, accountId),
  ]);
  const own = new Map(custom.map((field) => [customColumn(field), field]));
  const t = translatorOf(asked.language);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => {
      const values = JSON.parse(String(row.custom)) as Record<string, string>;
      return asked.columns.map((column) => {
        const field = own.get(column);
        if (field === undefined) return cellOf(row, column, { currency, zone: asked.zone, t });
        const value = values[field.id] ?? null;
        return field.kind === "number" && value !== null ? Number(value) : value;
      });
    }),
    places: rows.map(({ at, id }) => ({ at, id })),
    next: found.more && last !== undefined ? { at: last.at, id: last.id } : found.reached,
  };
}

/** How many the filters find; those that no index knows are counted as far as a list looks for them. */
export const countCards = async (needs: Needs, viewer: Reader, asked: Asked): Promise<number> =>
  countRecords(needs.db(viewer.accountId), await filterOf(needs, viewer, asked), MOST_EXPORTED);

async function filterOf(needs: Needs, viewer: Reader, { kind, query }: Asked) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const wanted = readRecordQuery(new URLSearchParams(query));
  const filter =
    kind === "deal"
      ? await dealFilter(db, viewer, wanted, await pipelinesOf(needs, accountId))
      : await makeFilter(db, viewer, kind, wanted);
  return { accountId, kind, scope: leavingScope(viewer, kind), filter };
}

const TIMES = ["created", "changed", "closed"];

function cellOf(
  row: CardRow,
  column: string,
  { currency, zone, t }: { currency: string; zone: string; t: Translate },
): Cell {
  const value = row[column] ?? null;
  if (TIMES.includes(column)) return timeCell(value, zone);
  switch (column) {
    case "amount":
      return value === null ? null : Number(value) / 10 ** decimalsOf(currency);
    case "currency":
      return row.amount === null ? null : currency;
    case "state":
      return t(`deals.status.${value === "won" || value === "lost" ? value : "open"}`);
    case "vip":
      return value === 1 ? t("common.yes") : null;
    default:
      return value;
  }
}
