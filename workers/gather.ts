/**
 * Does work a moment after it was asked for, once for all who ask within that moment of one isolate: the first does it,
 * and the others need not wait. Only for work that cron would do anyway, because the first may be cut short.
 */
export function gathering(waitMs: number) {
  let beginsAt = 0;
  return async (work: () => Promise<unknown>): Promise<void> => {
    const now = Date.now();
    if (now < beginsAt) return;
    beginsAt = now + waitMs;
    await scheduler.wait(waitMs);
    // Whoever asks from now on may have something that this run does not see.
    beginsAt = 0;
    await work();
  };
}
