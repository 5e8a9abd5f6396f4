import { type ExternalKind, externalIdsOf, findByExternalId } from "~db/queries/external-ids";
import type { Asker } from "../core/context";
import { type Refusal, refuse } from "../core/problem";
import { Line } from "./common";

export const ExternalId = Line(200)
  .nullable()
  .optional()
  .openapi({ description: "What your system calls it; one id names one thing.", example: "crm-4711" });
/** What `external_id` asks for: undefined when it says nothing new, a refusal when it names another record. */
export async function readExternalId(
  { needs, viewer }: Asker,
  kind: ExternalKind,
  id: string | null,
  sent: string | null | undefined,
): Promise<{ externalId: string | null | undefined } | Refusal> {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  if (sent === undefined) return { externalId: undefined };
  const before = id === null ? null : ((await externalIdsOf(db, accountId, kind, [id])).get(id) ?? null);
  if (sent === before) return { externalId: undefined };
  const other = sent === null ? null : await findByExternalId(db, accountId, kind, sent);
  if (other !== null && other !== id)
    return refuse("conflict", {
      errors: [{ field: "external_id", code: "taken", detail: "Another one has this id." }],
    });
  return { externalId: sent };
}

/** External ids of the rows of a page, by public id. */
export const externalOf = (
  { needs, viewer }: Asker,
  kind: ExternalKind,
  rows: readonly { publicId: string }[],
) =>
  externalIdsOf(
    needs.db(viewer.accountId),
    viewer.accountId,
    kind,
    rows.map(({ publicId }) => publicId),
  );
