import type { Viewer } from "~/domain/access";
import type { LogPlace } from "~/domain/log/cursor";
import type { AuthLogRow } from "~/domain/log/row";
import { logPage } from "~db/queries/auth-log/page";
import type { Needs } from "../needs";
import { logScope } from "./log-scope";
import { makeFilter } from "./make-filter.server";
import type { LogSearch } from "./search";

type Asked = {
  search: LogSearch;
  /** Instants in ms. */
  from: number | null;
  until: number | null;
  after: LogPlace | null;
  limit: number;
};
type ReadLog = { ok: true; rows: AuthLogRow[]; next: LogPlace | null } | { ok: false; fields: string[] };

/** The log as a program reads it: the same scope and filters as the page, instants in place of days (AM-11, AM-13). */
export async function readAuthLog(
  needs: Pick<Needs, "db" | "now">,
  reader: Viewer & { settings: { timeZone: string } },
  { search, from, until, after, limit }: Asked,
): Promise<ReadLog> {
  const { accountId } = reader;
  const db = needs.db(accountId);
  const scope = logScope(reader);
  const facts = { accountId, scope, now: needs.now, zone: reader.settings.timeZone };
  const { filter, errors } = await makeFilter(db, search, facts);
  if (Object.keys(errors).length > 0) return { ok: false, fields: Object.keys(errors) };
  const query = { accountId, scope, filter: { ...filter, from, until } };
  const page = await logPage(db, query, { from: after, direction: "older", limit });
  return { ok: true, rows: page.rows, next: page.older ?? page.reached };
}
