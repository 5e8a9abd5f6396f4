import { CARD_KINDS, type CardKind } from "~/domain/work/kinds";
import type { Needs } from "../../needs";
import { type Choice, findCards } from "../links.server";
import type { Reader } from "../reader";
import { lookAtList } from "../seen.server";

export type SearchGroup = { kind: CardKind; found: Choice[] };

/** One box for everything: deals, contacts and companies within the viewer's scopes, the newest change first. */
export async function searchRecords(needs: Needs, viewer: Reader, q: string) {
  if (q.trim() === "") return { ok: true as const, groups: [] as SearchGroup[] };
  const groups = await Promise.all(
    CARD_KINDS.map(async (kind) => ({ kind, found: await findCards(needs, viewer, kind, q) })),
  );
  const rows = groups.reduce((sum, { found }) => sum + found.length, 0);
  const looked = await lookAtList(needs, viewer, { of: "search", page: q, rows });
  if (!looked.ok) return looked;
  looked.seen();
  return { ok: true as const, groups: groups.filter(({ found }) => found.length > 0) };
}
