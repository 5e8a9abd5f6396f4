import { can } from "~/domain/access";
import { CARD_KINDS, type CardKind } from "~/domain/work/kinds";
import { findChats } from "../../conversations/find-chats.server";
import type { Needs } from "../../needs";
import { type Choice, findCards } from "../links.server";
import type { Reader } from "../reader";
import { lookAtList } from "../seen.server";

/** Chats found on one page. */
const MOST_CHATS = 8;
export type SearchGroup = { kind: CardKind | "conversation"; found: Choice[] };

/** One box for everything: deals, contacts, companies, and chats by their client, within the viewer's scopes, the newest change first. */
export async function searchRecords(needs: Needs, viewer: Reader, q: string) {
  if (q.trim() === "") return { ok: true as const, groups: [] as SearchGroup[] };
  const [chats, ...cards] = await Promise.all([
    can(viewer, "conversations.list") ? findChats(needs, viewer, { q }, MOST_CHATS) : [],
    ...CARD_KINDS.map(async (kind) => ({ kind, found: await findCards(needs, viewer, kind, q) })),
  ]);
  const found = chats.map(({ id, name, note }) => ({ id, name, note }));
  const groups: SearchGroup[] = [...cards, { kind: "conversation", found }];
  const rows = groups.reduce((sum, { found }) => sum + found.length, 0);
  const looked = await lookAtList(needs, viewer, { of: "search", page: q, rows });
  if (!looked.ok) return looked;
  looked.seen();
  return { ok: true as const, groups: groups.filter(({ found }) => found.length > 0) };
}
