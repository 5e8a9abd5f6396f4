import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import type { CardKind } from "../../../app/domain/work/kinds";
import type { Db } from "../../client";
import { inScope } from "../scope";
import { RECORD_TABLES } from "./bin";
import { nameOf } from "./tables";

/** A card with everything that its columns need; `at` is its place in the list. */
export type CardRow = Record<string, string | number | null> & { id: number; at: number };
/** How far the viewer sees linked cards, and whether phones and e-mails. */
export type CardLook = { contact: Scope; company: Scope; points: boolean };

/** Cards by ids that a page has found, in its order. Own fields stand in `custom`, as JSON by their inner id. */
export async function cardRows(
  db: Db,
  accountId: number,
  kind: CardKind,
  ids: readonly number[],
  look: CardLook,
): Promise<CardRow[]> {
  if (ids.length === 0) return [];
  const more = { deal: ofDeal, contact: ofContact, company: ofCompany }[kind](accountId, look);
  return db.all<CardRow>(sql`SELECT r.id, r.updated_at AS at, r.name, ${nameOf(sql`r.responsible_id`)} AS responsible,
      ${tagNames(accountId, kind)} AS tags, r.created_at AS created, r.updated_at AS changed,
      ${nameOf(sql`r.created_by`)} AS created_by, ${customOf(accountId, kind)} AS custom, ${more}
    FROM json_each(${JSON.stringify(ids)}) j JOIN ${RECORD_TABLES[kind]} r ON r.id = j.value
    WHERE r.account_id = ${accountId} ORDER BY j.key`);
}

const ofDeal = (
  accountId: number,
  look: CardLook,
) => sql`r.amount, r.stage_kind AS state, r.closed_at AS closed,
  (SELECT p.name FROM pipelines p WHERE p.id = r.pipeline_id) AS pipeline,
  (SELECT s.name FROM stages s WHERE s.id = r.stage_id) AS stage,
  (SELECT l.name FROM lost_reasons l WHERE l.id = r.lost_reason_id) AS lost_reason,
  ${linked(sql`contacts`, sql`r.contact_id`, accountId, look.contact)} AS contact,
  ${linked(sql`companies`, sql`r.company_id`, accountId, look.company)} AS company`;

const ofContact = (accountId: number, look: CardLook) => sql`r.position, r.is_vip AS vip,
  ${linked(sql`companies`, sql`r.company_id`, accountId, look.company)} AS company,
  ${pointsOf(accountId, "contact", look)}`;

const ofCompany = (accountId: number, look: CardLook) =>
  sql`r.site, r.address, ${pointsOf(accountId, "company", look)}`;

const linked = (table: SQL, id: SQL, accountId: number, scope: Scope) =>
  sql`(SELECT l.name FROM ${table} l WHERE l.id = ${id} AND l.account_id = ${accountId} AND l.deleted_at IS NULL
    AND ${inScope(scope, accountId, sql`l.responsible_id`)})`;

function pointsOf(accountId: number, kind: CardKind, { points }: CardLook): SQL {
  const values = (of: "phone" | "email") =>
    points
      ? sql`(SELECT group_concat(value, ', ') FROM (SELECT p.value FROM contact_points p WHERE p.account_id = ${accountId}
          AND p.owner_kind = ${kind} AND p.owner_id = r.id AND p.kind = ${of} ORDER BY p.position))`
      : sql`NULL`;
  return sql`${values("phone")} AS phone, ${values("email")} AS email`;
}

const tagNames = (accountId: number, kind: CardKind) => sql`(SELECT group_concat(name, ', ') FROM (
  SELECT t.name FROM record_tags x JOIN tags t ON t.id = x.tag_id
  WHERE x.account_id = ${accountId} AND x.on_kind = ${kind} AND x.on_id = r.id ORDER BY t.name))`;

const customOf = (accountId: number, kind: CardKind) => sql`(SELECT json_group_object(v.field_id, v.value)
  FROM custom_values v INDEXED BY custom_values_on JOIN custom_fields f ON f.id = v.field_id AND f.on_kind = ${kind}
  WHERE v.account_id = ${accountId} AND v.on_id = r.id)`;
