const reallyNow = Date.now;
let aheadMs = 0;

/** Lets the clock of this isolate show `at` (ms) from now on: it is what requests, cron and objects read. */
export function setClock(at: number): void {
  aheadMs = at - reallyNow();
  Date.now = () => reallyNow() + aheadMs;
}

/** Alarms are kept by the runtime, which knows no other clock than its own. */
export function alarmsByClock(storage: DurableObjectStorage): void {
  const setAlarm = storage.setAlarm.bind(storage);
  storage.setAlarm = (at, options) => setAlarm(Number(at) - aheadMs, options);
}
