import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import type { PointKind } from "../../../app/domain/work/kinds";
import type { Db } from "../../client";
import { inScope } from "../scope";
import { RECORD_TABLES } from "./bin";
import { tagsOf } from "./deals";
import { nameOf, publicIdOf, unitsOf } from "./tables";

/** A contact or a company: the two kinds of client, alike but for a few fields. */
export type PartyKind = "contact" | "company";
export type Point = { kind: PointKind; value: string };

export type PartyRow = {
  id: number;
  publicId: string;
  name: string;
  updatedAt: number;
  createdAt: number;
  responsible: string | null;
  responsibleName: string | null;
  /** Contacts: the company, when it is in the viewer's scope. */
  company: string | null;
  companyName: string | null;
  isVip: boolean;
  points: Point[];
  tags: string[];
};
export type PartyFacts = PartyRow & {
  responsibleId: number | null;
  units: number[];
  createdByName: string | null;
  version: number;
  deletedAt: number | null;
  position: string | null;
  companyId: number | null;
  site: string | null;
  address: string | null;
};

type Raw<T extends PartyRow> = Omit<T, "tags" | "points" | "units" | "isVip"> & {
  tags: string;
  points: string;
  units?: string;
  isVip: number;
};

/** `companies`: how far the viewer sees companies; `points`: whether they see phones and e-mails. */
export type PartyLook = { companies: Scope; points: boolean };

function columns(accountId: number, kind: PartyKind, look: PartyLook): SQL {
  const company = (column: SQL) =>
    kind === "contact"
      ? sql`(SELECT c.${column} FROM companies c WHERE c.id = r.company_id AND c.account_id = ${accountId}
          AND c.deleted_at IS NULL AND ${inScope(look.companies, accountId, sql`c.responsible_id`)})`
      : sql`NULL`;
  const points = look.points
    ? sql`(SELECT json_group_array(json_object('kind', kind, 'value', value)) FROM (SELECT p.kind, p.value FROM contact_points p
        WHERE p.account_id = ${accountId} AND p.owner_kind = ${kind} AND p.owner_id = r.id ORDER BY p.position))`
    : sql`'[]'`;
  return sql`r.id, r.public_id AS publicId, r.name, r.updated_at AS updatedAt, r.created_at AS createdAt,
    ${publicIdOf(sql`r.responsible_id`)} AS responsible, ${nameOf(sql`r.responsible_id`)} AS responsibleName,
    ${company(sql`public_id`)} AS company, ${company(sql`name`)} AS companyName,
    ${kind === "contact" ? sql`r.is_vip` : sql`0`} AS isVip, ${points} AS points, ${tagsOf(accountId, kind, sql`r.id`)} AS tags`;
}

const read = <T extends PartyRow>({ tags, points, units, isVip, ...row }: Raw<T>) =>
  ({
    ...row,
    isVip: isVip === 1,
    tags: JSON.parse(tags),
    points: JSON.parse(points),
    ...(units === undefined ? {} : { units: JSON.parse(units) }),
  }) as unknown as T;

/** Contacts or companies by ids that a page has found, in its order. */
export async function readParties(
  db: Db,
  accountId: number,
  kind: PartyKind,
  ids: readonly number[],
  look: PartyLook,
): Promise<PartyRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.all<Raw<PartyRow>>(
    sql`SELECT ${columns(accountId, kind, look)} FROM json_each(${JSON.stringify(ids)}) j
      JOIN ${RECORD_TABLES[kind]} r ON r.id = j.value WHERE r.account_id = ${accountId} ORDER BY j.key`,
  );
  return rows.map(read);
}

/** One contact or company in scope by public id; null when there is none for the viewer. `bin`: a deleted one. */
export async function findParty(
  db: Db,
  facts: {
    accountId: number;
    kind: PartyKind;
    scope: Scope;
    publicId: string;
    look: PartyLook;
    bin?: boolean;
  },
): Promise<PartyFacts | null> {
  const { accountId, kind, scope, publicId, look, bin = false } = facts;
  const own =
    kind === "contact"
      ? sql`r.position, r.company_id AS companyId, NULL AS site, NULL AS address`
      : sql`NULL AS position, NULL AS companyId, r.site, r.address`;
  const row = await db.get<Raw<PartyFacts> | undefined>(
    sql`SELECT ${columns(accountId, kind, look)}, ${own}, r.responsible_id AS responsibleId,
      ${unitsOf(accountId, sql`r.responsible_id`)} AS units, ${nameOf(sql`r.created_by`)} AS createdByName,
      r.version, r.deleted_at AS deletedAt
    FROM ${RECORD_TABLES[kind]} r WHERE r.account_id = ${accountId} AND r.public_id = ${publicId}
      AND r.deleted_at IS ${bin ? sql`NOT NULL` : sql`NULL`} AND ${inScope(scope, accountId, sql`r.responsible_id`)}`,
  );
  return row === undefined ? null : read<PartyFacts>(row);
}

/** Others of the kind within scope that share a phone or an e-mail with this one (by E.164 or folded address). */
export const duplicatesOf = (db: Db, accountId: number, kind: PartyKind, scope: Scope, id: number) =>
  db.all<{ publicId: string; name: string }>(
    sql`SELECT DISTINCT r.public_id AS publicId, r.name FROM contact_points p
      JOIN contact_points o INDEXED BY contact_points_key ON o.account_id = p.account_id AND o.kind = p.kind AND o.key = p.key
        AND o.owner_kind = p.owner_kind AND o.owner_id <> p.owner_id
      JOIN ${RECORD_TABLES[kind]} r ON r.id = o.owner_id
      WHERE p.account_id = ${accountId} AND p.owner_kind = ${kind} AND p.owner_id = ${id} AND p.key <> ''
        AND r.deleted_at IS NULL AND ${inScope(scope, accountId, sql`r.responsible_id`)} ORDER BY r.id LIMIT 10`,
  );

/** Deals of a client within scope, newest change first. */
export const dealsOf = (db: Db, accountId: number, kind: PartyKind, id: number, scope: Scope) =>
  db.all<{
    publicId: string;
    name: string;
    amount: number | null;
    stage: string;
    stageKind: "unsorted" | "open" | "won" | "lost";
  }>(
    sql`SELECT d.public_id AS publicId, d.name, d.amount, s.name AS stage, d.stage_kind AS stageKind
      FROM deals d INDEXED BY ${kind === "contact" ? sql`deals_contact` : sql`deals_company`} JOIN stages s ON s.id = d.stage_id
      WHERE d.account_id = ${accountId} AND ${kind === "contact" ? sql`d.contact_id` : sql`d.company_id`} = ${id}
        AND d.deleted_at IS NULL AND ${inScope(scope, accountId, sql`d.responsible_id`)}
      ORDER BY d.updated_at DESC, d.id DESC LIMIT 30`,
  );

/** Contacts of a company within scope. */
export const contactsOf = (db: Db, accountId: number, companyId: number, scope: Scope) =>
  db.all<{ publicId: string; name: string; position: string | null }>(
    sql`SELECT c.public_id AS publicId, c.name, c.position FROM contacts c INDEXED BY contacts_company
      WHERE c.account_id = ${accountId} AND c.company_id = ${companyId} AND c.deleted_at IS NULL
        AND ${inScope(scope, accountId, sql`c.responsible_id`)} ORDER BY c.name, c.id LIMIT 50`,
  );
