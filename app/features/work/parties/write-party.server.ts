import type { Viewer } from "~/domain/access";
import type { FieldTexts } from "~/domain/work/edit";
import type { Db } from "~db/client";
import type { PartyKind } from "~db/queries/work/parties";
import type { NewPoint, PartyColumns } from "~db/queries/work/party-writes";
import { findColleague } from "~db/queries/work/people";
import { searchTextOf } from "../fields.server";
import { findLinkable } from "../links.server";
import { hiddenTextOf } from "../points.server";

const OWN: Record<PartyKind, readonly string[]> = { contact: ["position"], company: ["site", "address"] };
type Made = { ok: true; columns: PartyColumns } | { ok: false; refusal: "gone"; field: string };

/**
 * From the texts of an edit to columns: only those of the fields named in `changed`, and the texts that it is found by.
 * `points` are the phones and e-mails as they will be, or null when they stay as they are.
 */
export async function columnsOf(
  db: Db,
  viewer: Viewer,
  kind: PartyKind,
  facts: { texts: FieldTexts; changed: readonly string[]; points: readonly NewPoint[] | null },
): Promise<Made> {
  const { texts, changed, points } = facts;
  const columns: PartyColumns = {};
  if (changed.includes("name")) columns.name = texts.name ?? "";
  for (const field of OWN[kind]) if (changed.includes(field)) columns[field] = texts[field] ?? null;
  if (changed.includes("vip")) columns.is_vip = texts.vip === null ? 0 : 1;
  if (changed.includes("responsible")) {
    const person = texts.responsible ? await findColleague(db, viewer.accountId, texts.responsible) : null;
    if (texts.responsible && person === null) return { ok: false, refusal: "gone", field: "responsible" };
    columns.responsible_id = person?.id ?? null;
  }
  if (kind === "contact" && changed.includes("company")) {
    const company = texts.company ? await findLinkable(db, viewer, "company", texts.company) : null;
    if (texts.company && company === null) return { ok: false, refusal: "gone", field: "company" };
    columns.company_id = company?.id ?? null;
  }
  columns.search_text = searchTextOf(texts, ["name", ...OWN[kind]]);
  if (points !== null) columns.search_hidden = hiddenTextOf(points);
  return { ok: true, columns };
}
