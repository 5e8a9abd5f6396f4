import type { ActivitySource } from "~/domain/activity/kinds";
import { minutes } from "~/domain/time/durations";
import type { CardKind } from "~/domain/work/kinds";
import { type LookOutcome, look } from "../activity/look.server";
import type { Needs } from "../needs";
import type { Reader } from "./reader";

const FREE: LookOutcome = { ok: true, seen: () => undefined };

/** A card is about to be shown: it counts once a window, however often it is opened (semantics 5). */
export function lookAtCard(
  needs: Needs,
  viewer: Reader,
  card: { kind: CardKind | "conversation"; id: number; name: string },
  source: ActivitySource = "page",
): Promise<LookOutcome> {
  if (viewer.preview !== null) return Promise.resolve(FREE);
  return look(needs, viewer, {
    deed: { kind: "card_viewed", object: card, amount: 1 },
    costs: [{ metric: "cards_viewed", keys: [`${card.kind}:${card.id}`], amount: 1 }],
    source,
  });
}

/**
 * A page of a list is about to be shown: every row of it counts, and the same page once a minute, so that a refresh or
 * a returning tab is no new view (semantics 5). `page` names the filter and its cursor.
 */
export function lookAtList(
  needs: Needs,
  viewer: Reader,
  list: { of: string; page: string; rows: number },
  source: ActivitySource = "page",
): Promise<LookOutcome> {
  if (viewer.preview !== null || list.rows === 0) return Promise.resolve(FREE);
  const minute = Math.floor(needs.now / minutes(1));
  return look(needs, viewer, {
    deed: { kind: "list_viewed", object: null, amount: list.rows, details: { of: list.of, page: list.page } },
    costs: [{ metric: "list_items", keys: [`${list.of} ${list.page} ${minute}`], amount: list.rows }],
    source,
  });
}
