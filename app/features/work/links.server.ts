import { type SQL, sql } from "drizzle-orm";
import { type Scope, scopeOf, type Viewer } from "~/domain/access";
import { searchWords } from "~/domain/text/fold";
import type { CardKind } from "~/domain/work/kinds";
import { recordRight } from "~/domain/work/rights";
import type { Db } from "~db/client";
import { inScope } from "~db/queries/scope";
import { RECORD_TABLES } from "~db/queries/work/bin";
import { pageOfRecords } from "~db/queries/work/page";
import type { Needs } from "../needs";
import { seesPoints } from "./scopes.server";

export type Linked = { id: number; publicId: string; name: string };

/** A card within the viewer's scope, to be linked or named; null when it is not there for them. */
export async function findLinkable(
  db: Db,
  viewer: Viewer,
  kind: CardKind,
  publicId: string,
): Promise<Linked | null> {
  const { accountId } = viewer;
  const scope = scopeOf(viewer, recordRight(kind, "view"));
  const row = await db.get<
    Linked | undefined
  >(sql`SELECT id, public_id AS publicId, name FROM ${RECORD_TABLES[kind]}
    WHERE account_id = ${accountId} AND public_id = ${publicId} AND deleted_at IS NULL
      AND ${inScope(scope, accountId, sql`responsible_id`)}`);
  return row ?? null;
}

/** Names of cards by public id, only those within the viewer's scope. */
export async function linkNames(db: Db, viewer: Viewer, kind: CardKind, publicIds: readonly string[]) {
  if (publicIds.length === 0) return new Map<string, string>();
  const { accountId } = viewer;
  const scope = scopeOf(viewer, recordRight(kind, "view"));
  const rows = await db.all<Linked>(sql`SELECT id, public_id AS publicId, name FROM ${RECORD_TABLES[kind]}
    WHERE account_id = ${accountId} AND public_id IN (SELECT value FROM json_each(${JSON.stringify(publicIds)}))
      AND ${inScope(scope, accountId, sql`responsible_id`)}`);
  return new Map(rows.map(({ publicId, name }) => [publicId, name]));
}

const MOST = 8;
export type Choice = { id: string; name: string; note: string };

/** What a picker offers: cards within scope that hold every typed word, newest change first. */
export async function findCards(
  needs: Pick<Needs, "db">,
  viewer: Viewer,
  kind: CardKind,
  q: string,
): Promise<Choice[]> {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const { ids } = await pageOfRecords(db, {
    accountId,
    kind,
    scope: scopeOf(viewer, recordRight(kind, "view")),
    filter: { words: searchWords(q), hidden: kind !== "deal" && seesPoints(viewer), rest: [] },
    cursor: null,
    limit: MOST,
  });
  if (ids.length === 0) return [];
  return db.all<Choice>(sql`SELECT r.public_id AS id, r.name, ${NOTES[kind]} AS note
    FROM json_each(${JSON.stringify(ids)}) j JOIN ${RECORD_TABLES[kind]} r ON r.id = j.value
    WHERE r.account_id = ${accountId} ORDER BY j.key`);
}

const NOTES: Record<CardKind, SQL> = {
  deal: sql`''`,
  contact: sql`coalesce(r.position, '')`,
  company: sql`coalesce(r.site, '')`,
};

/** Colleagues by name, for the choice of a responsible: names are open to everybody in the company. */
export async function findColleagues(
  needs: Pick<Needs, "db">,
  accountId: number,
  q: string,
): Promise<Choice[]> {
  const words = searchWords(q);
  const held = words.map((word) => sql`instr(u.search_text, ${word}) > 0`);
  return needs
    .db(accountId)
    .all<Choice>(sql`SELECT u.public_id AS id, trim(u.name || ' ' || u.surname) AS name,
      coalesce(d.name, '') AS note
    FROM users u INDEXED BY users_list_name LEFT JOIN units d ON d.id = u.department_id AND d.account_id = u.account_id
    WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND u.kind <> 'api'
      ${held.length > 0 ? sql`AND ${sql.join(held, sql` AND `)}` : sql``}
    ORDER BY u.sort_key, u.id LIMIT ${MOST}`);
}

/** People by whom a list can be narrowed: those in scope, as many as a menu holds. */
export async function choosableIn(db: Db, accountId: number, scope: Scope) {
  if (scope.kind === "own" || scope.kind === "none") return [];
  return db.all<{
    id: string;
    name: string;
  }>(sql`SELECT u.public_id AS id, trim(u.name || ' ' || u.surname) AS name
    FROM users u WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND ${inScope(scope, accountId, sql`u.id`)}
    ORDER BY u.sort_key, u.id LIMIT 100`);
}

/** Cards by inner id, as links: only those within the viewer's scope. The key is `kind id`. */
export async function cardNames(db: Db, viewer: Viewer, cards: readonly { kind: CardKind; id: number }[]) {
  const found = new Map<string, { kind: CardKind; id: string; name: string }>();
  for (const kind of new Set(cards.map((card) => card.kind))) {
    const ids = cards.filter((card) => card.kind === kind).map(({ id }) => id);
    const scope = scopeOf(viewer, recordRight(kind, "view"));
    const rows = await db.all<Linked>(sql`SELECT id, public_id AS publicId, name FROM ${RECORD_TABLES[kind]}
      WHERE account_id = ${viewer.accountId} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
        AND deleted_at IS NULL AND ${inScope(scope, viewer.accountId, sql`responsible_id`)}`);
    for (const row of rows) found.set(`${kind} ${row.id}`, { kind, id: row.publicId, name: row.name });
  }
  return found;
}
