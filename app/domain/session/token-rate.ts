import { minutes } from "../time/durations";

/** Requests of one token in one window (draft-ietf-httpapi-ratelimit-headers). Counted in memory: a sleeping gate forgets. */
export const TOKEN_QUOTA = 1_200;
export const TOKEN_WINDOW_MS = minutes(1);

/** `resetMs`: until the window ends. */
export type Rate = { limit: number; remaining: number; resetMs: number };
export type Window = { startedAt: number; count: number };

/** Counts one request into the window that `now` (ms) belongs to. `isOver`: it is one too many. */
export function countOne(
  window: Window | undefined,
  now: number,
): { window: Window; rate: Rate; isOver: boolean } {
  const startedAt = now - (now % TOKEN_WINDOW_MS);
  const count = (window?.startedAt === startedAt ? window.count : 0) + 1;
  return {
    window: { startedAt, count },
    rate: {
      limit: TOKEN_QUOTA,
      remaining: Math.max(0, TOKEN_QUOTA - count),
      resetMs: startedAt + TOKEN_WINDOW_MS - now,
    },
    isOver: count > TOKEN_QUOTA,
  };
}
