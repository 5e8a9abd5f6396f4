import type { LimitRefusal } from "~/domain/activity/deed";

/** What a page answers when a limit refused the view: 423 until the window ends, 409 for a moment (semantics 5). */
export const limitRefused = (refusal: LimitRefusal) =>
  refusal.refusal === "limit_busy"
    ? Response.json({ kind: "limit_busy" }, { status: 409, headers: { "Retry-After": "1" } })
    : Response.json({ kind: "limit", metric: refusal.metric, until: refusal.until }, { status: 423 });

const STATUS: Record<string, number> = { not_found: 404, forbidden: 403, limit_reached: 423 };

/** The status of an act that was refused; everything that is not named here is a conflict. */
export const statusOf = (refusal: string): number => STATUS[refusal] ?? 409;
