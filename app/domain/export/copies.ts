import { days } from "../time/durations";

/** How often the full copy is made by itself (MC-96); `off` = on demand only. */
export const COPY_PERIODS = ["weekly", "daily", "off"] as const;
export type CopyPeriod = (typeof COPY_PERIODS)[number];
export const COPY_EVERY_MS = { weekly: days(7), daily: days(1), off: Number.POSITIVE_INFINITY } as const;

/** Copies that are kept; an older one goes when a new one is done. */
export const KEPT_COPIES = 4;

/** Tables that a copy leaves out: what only a running system needs, and whatever is good for coming in. */
const LEFT_OUT: readonly string[] = [
  ...["gate_state", "gate_outbox", "must", "jobs", "import_rows", "idempotency_keys"],
  ...["links", "let_in_links", "recovery_codes", "known_devices", "mail_outbox", "mailbox", "operator_log"],
  // Their secrets belong to this deployment, and a copy must not begin to send to others.
  ...["webhooks", "webhook_events", "webhook_deliveries"],
];

/**
 * Columns with a hash of a password, token or code, or with a secret itself; and that the company is being closed: one
 * that is restored is open. The chain of seals is none of these.
 */
const SECRET =
  /(password|token|code|device|secret|key)_?hash$|_hash$|^secret|_secret$|^lease|integrator_code|^closing_|^erasing_/;

export const isCopied = (table: string) =>
  !LEFT_OUT.includes(table) && !/token|secret/.test(table) && !/^(sqlite_|_cf_|d1_)|_fts/.test(table);
export const isCopiedColumn = (column: string) => !SECRET.test(column);

/** Is it time for the next copy? `lastAt` null = there is none yet: the first comes a period after the company began. */
export const isCopyDue = (period: CopyPeriod, lastAt: number, now: number) =>
  now - lastAt >= COPY_EVERY_MS[period];
