import { sql } from "drizzle-orm";
import { IMPORT_COLUMNS } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import type { Mapping } from "./columns";

type Mapped = { headers: string[]; mapping: (string | null)[] };
const keyOf = (headers: readonly string[]) => JSON.stringify(headers);

/** The mapping is remembered by person and headers: the next export of the same CRM is mapped already. */
export async function rememberMapping(
  needs: Needs,
  { accountId, userId }: Acting,
  kind: CardKind,
  { headers, mapping }: Mapped,
) {
  await needs
    .db(accountId)
    .run(sql`INSERT INTO import_mappings(account_id, user_id, kind, headers, mapping, at)
    VALUES (${accountId}, ${userId}, ${kind}, ${keyOf(headers)}, ${JSON.stringify(mapping)}, ${needs.now})
    ON CONFLICT (account_id, user_id, kind, headers) DO UPDATE SET mapping = excluded.mapping, at = excluded.at`);
}

/** The mappings that this person used last, by headers. */
export async function rememberedMappings(
  needs: Pick<Needs, "db">,
  { accountId, userId }: Acting,
  kind: CardKind,
) {
  const rows = await needs.db(accountId).all<{ headers: string; mapping: string }>(sql`SELECT headers, mapping
    FROM import_mappings WHERE account_id = ${accountId} AND user_id = ${userId} AND kind = ${kind} ORDER BY at DESC LIMIT 10`);
  const known: readonly string[] = IMPORT_COLUMNS[kind];
  return rows.map(({ headers, mapping }) => ({
    headers: JSON.parse(headers) as string[],
    mapping: (JSON.parse(mapping) as Mapping).map((key) =>
      key !== null && known.includes(key) ? key : null,
    ),
  }));
}
