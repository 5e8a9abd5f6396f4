const MINUTE_MS = 60_000;

/**
 * Calls `tick(scheduledTime)` at each full minute, one at a time; a failed tick is told and the next one comes.
 * Answers a function that stops it.
 */
export function startCron(tick) {
  let timer;
  const next = () => {
    const due = (Math.floor(Date.now() / MINUTE_MS) + 1) * MINUTE_MS;
    timer = setTimeout(async () => {
      await tick(due).catch((error) => console.error(`cron: ${error.message}`));
      if (timer) next();
    }, due - Date.now());
  };
  next();
  return () => {
    clearTimeout(timer);
    timer = undefined;
  };
}
