import { sql } from "drizzle-orm";
import { type Scope, scopeOf, type Viewer } from "~/domain/access";
import type { DuplicateWay } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import { recordRight } from "~/domain/work/rights";
import type { Db } from "~db/client";
import { inScope } from "~db/queries/scope";
import { RECORD_TABLES } from "~db/queries/work/bin";
import type { Draft } from "./judge-row.server";

/** A record that is here already, as a row of the file may mean it. */
export type Here = { id: number; version: number };
export type Known = Record<
  "byPoint" | "byExternal" | "byContactName" | "byCompanyName",
  ReadonlyMap<string, Here>
> & {
  /** External ids that some record has, seen or not: a second one cannot have them. */
  taken: ReadonlySet<string>;
};

/**
 * What the rows of a chunk may mean of what is here: by phone and e-mail, by external id, contacts and companies by
 * their exact name. Only within the importer's scope: a file must not tell what somebody may not see (semantics 1).
 */
export async function findKnown(
  db: Db,
  viewer: Viewer,
  kind: CardKind,
  drafts: readonly Draft[],
  way: DuplicateWay,
): Promise<Known> {
  const { accountId } = viewer;
  // What is written over must be within the right to change it.
  const scope = (of: CardKind) =>
    scopeOf(viewer, recordRight(of, of === kind && way === "update" ? "edit" : "view"));
  const owner = kind === "company" ? "company" : "contact";
  const keys = drafts.flatMap(({ points }) => points.map((point) => `${point.kind}:${point.key}`));
  const [points, externals, contacts, companies, taken] = await Promise.all([
    byPoint(db, accountId, owner, scope(owner), keys),
    byColumn(
      db,
      accountId,
      kind,
      scope(kind),
      "external_id",
      drafts.map(({ externalId }) => externalId),
    ),
    byColumn(
      db,
      accountId,
      "contact",
      scope("contact"),
      "name",
      drafts.map(({ contact }) => contact),
    ),
    byColumn(
      db,
      accountId,
      "company",
      scope("company"),
      "name",
      drafts.map(({ company }) => company),
    ),
    takenExternals(
      db,
      accountId,
      kind,
      drafts.map(({ externalId }) => externalId),
    ),
  ]);
  return { taken, byPoint: points, byExternal: externals, byContactName: contacts, byCompanyName: companies };
}

const listed = (values: readonly (string | null)[]) =>
  JSON.stringify([...new Set(values.filter((value) => value !== null))]);

async function byPoint(
  db: Db,
  accountId: number,
  owner: "contact" | "company",
  scope: Scope,
  keys: string[],
) {
  const rows = await db.all<Here & { key: string }>(sql`SELECT p.kind || ':' || p.key AS key, r.id, r.version
    FROM json_each(${listed(keys)}) j
    CROSS JOIN contact_points p INDEXED BY contact_points_key ON p.account_id = ${accountId}
      AND p.kind = substr(j.value, 1, instr(j.value, ':') - 1) AND p.key = substr(j.value, instr(j.value, ':') + 1)
    JOIN ${RECORD_TABLES[owner]} r ON r.id = p.owner_id AND r.account_id = p.account_id AND r.deleted_at IS NULL
    WHERE p.owner_kind = ${owner} AND ${inScope(scope, accountId, sql`r.responsible_id`)}`);
  return new Map(rows.map(({ key, ...here }) => [key, here]));
}

async function byColumn(
  db: Db,
  accountId: number,
  kind: CardKind,
  scope: Scope,
  column: "external_id" | "name",
  values: readonly (string | null)[],
) {
  const rows = await db.all<Here & { key: string }>(sql`SELECT ${sql.raw(column)} AS key, id, version
    FROM ${RECORD_TABLES[kind]} WHERE account_id = ${accountId} AND deleted_at IS NULL
      AND ${sql.raw(column)} IN (SELECT value FROM json_each(${listed(values)}))
      AND ${inScope(scope, accountId, sql`responsible_id`)} ORDER BY id DESC`);
  return new Map(rows.map(({ key, ...here }) => [key, here]));
}

async function takenExternals(db: Db, accountId: number, kind: CardKind, ids: readonly (string | null)[]) {
  const rows = await db.all<{ id: string }>(sql`SELECT external_id AS id FROM ${RECORD_TABLES[kind]}
    WHERE account_id = ${accountId} AND external_id IN (SELECT value FROM json_each(${listed(ids)}))`);
  return new Set(rows.map(({ id }) => id));
}
