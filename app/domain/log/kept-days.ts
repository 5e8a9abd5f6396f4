/** How long a company may keep its logs, in days: what its settings offer (semantics 12: 180 and 12 months by default). */
export const KEPT_DAYS = {
  authLogDays: [90, 180, 365, 730],
  auditLogDays: [180, 365, 730, 1095, 1825],
} as const;

export type KeptLog = keyof typeof KEPT_DAYS;

/** What a settings page offers: the choices, and what applies now when it is none of them. */
export const keptChoices = (log: KeptLog, now: number): number[] =>
  [...new Set<number>([...KEPT_DAYS[log], now])].sort((a, b) => a - b);
