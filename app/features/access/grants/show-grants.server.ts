import { scopeOf } from "~/domain/access";
import { searchWords } from "~/domain/text/fold";
import { localOf } from "~/domain/time/local";
import { type GrantLine, listGrants, listUnits } from "~db/queries/grant-list";
import { matchPeople } from "~db/queries/people";
import { listRoles } from "~db/queries/roles";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { listSources } from "../find-source.server";
import type { GrantQuery } from "./list-query";

const PAGE = 50;

/** A page of grants and what the dialog may give to whom. */
export async function showGrants(
  needs: Pick<Needs, "db" | "now">,
  changer: Changer & { settings: { timeZone: string } },
  query: GrantQuery,
) {
  const { accountId, userId } = changer;
  const db = needs.db(accountId);
  const scope = scopeOf(changer, "access.assign");
  const [rows, units, sources, roles] = await Promise.all([
    listGrants(db, {
      accountId,
      viewerId: userId,
      scope,
      filter: { kind: query.kind, role: query.role, words: searchWords(query.q) },
      before: query.after,
      limit: PAGE + 1,
    }),
    listUnits(db, accountId),
    listSources(db, accountId),
    listRoles(db, accountId),
  ]);
  return {
    grants: rows.slice(0, PAGE).map((row) => shownGrant(row, needs.now, changer.settings.timeZone)),
    after: rows.length > PAGE ? (rows[PAGE - 1]?.publicId ?? null) : null,
    units,
    sources: sources.map(({ publicId, name }) => ({ publicId, name })),
    roles: roles
      .filter(({ family }) => family !== "implicit")
      .map(({ publicId, name, template, family, isActive }) => ({
        publicId,
        name,
        template,
        family,
        isActive,
      })),
    now: needs.now,
  };
}
/** A grant as the lists show it, with its term as the form's fields say it, for giving it again. */
export function shownGrant({ id: _inner, ...row }: GrantLine, now: number, timeZone: string) {
  const local = (at: number | null) => (at === null ? null : localOf(at, timeZone));
  return {
    ...row,
    isOver: row.until !== null && row.until <= now,
    term: { from: local(row.from), until: local(row.until) },
  };
}
export type GrantsData = Awaited<ReturnType<typeof showGrants>>;

/** People for the picker: those in reach whose name holds the typed words; the first ones when nothing is typed. */
export async function findForGrant(needs: Pick<Needs, "db">, changer: Changer, q: string) {
  const { accountId } = changer;
  const rows = await matchPeople(
    needs.db(accountId),
    accountId,
    scopeOf(changer, "access.assign"),
    searchWords(q),
    20,
  );
  return rows.map(({ publicId, name, surname, department }) => ({
    id: publicId,
    name: `${name} ${surname}`.trim(),
    note: department ?? "",
  }));
}
