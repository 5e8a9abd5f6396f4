import type { LimitMetric } from "../limits/kinds";

/**
 * What an action costs at the limits (semantics 5). A distinct metric names the things by `keys` (`deal:17`), and a key
 * that the window has counted already costs nothing; the others cost `amount`.
 */
export type Cost = { metric: LimitMetric; keys?: readonly string[]; amount: number };

/** A limit that refused: 423 with the moment of its end, null = only an administrator restores. */
export type LimitRefusal =
  | { refusal: "limit_reached"; metric: LimitMetric; until: number | null }
  | { refusal: "limit_busy" };
