import { isClosed } from "~/domain/work/kinds";
import type { ImportedRecord } from "~db/queries/work/import-writes";
import { searchTextOf } from "../work/fields.server";
import { hiddenTextOf } from "../work/points.server";
import type { Made } from "./plan-chunk.server";

/** From what a row makes to columns; `isMain`: it is the record that the file is about. */
export function importedOf(
  { kind, publicId, draft, company, contact }: Made,
  { by, at, isMain }: { by: number; at: number; isMain: boolean },
): ImportedRecord {
  const { name, stage, tags } = draft;
  const createdAt = draft.createdAt ?? at;
  const texts = {
    name,
    position: draft.position,
    site: draft.site,
    address: draft.address,
    tags: tags.map((tag) => tag.name).join(" "),
  };
  return {
    kind,
    publicId,
    name,
    company,
    contact,
    points: kind === "deal" ? [] : draft.points,
    tags,
    note: draft.note,
    line: isMain ? draft.line : null,
    columns: {
      external_id: draft.externalId,
      site: draft.site,
      address: draft.address,
      position: draft.position,
      amount: draft.amount,
      pipeline_id: stage?.pipelineId ?? null,
      stage_id: stage?.id ?? null,
      stage_kind: stage?.kind ?? null,
      closed_at: stage !== null && isClosed(stage.kind) ? createdAt : null,
      responsible_id: draft.responsibleId,
      created_by: by,
      search_text: searchTextOf(texts, ["name", "position", "site", "address"]),
      search_hidden: hiddenTextOf(draft.points),
      created_at: createdAt,
      updated_at: at,
    },
  };
}
