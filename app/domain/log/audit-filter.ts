import type { LogEvent } from "./events";

/** Kinds of things that an audit event may be about, as they are stored. */
export const AUDIT_KINDS = [
  "user",
  "invitation",
  "role",
  "department",
  "group",
  "workgroup",
  "everybody",
  "channel",
  "connection",
  "company",
  "account",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What of the audit log is asked for; null = not asked. All conditions hold together. */
export type AuditFilter = {
  /** Who did it, or whom it is about. */
  userId: number | null;
  kind: AuditKind | null;
  event: LogEvent | null;
  /** Instants in ms: from <= at < until. */
  from: number | null;
  until: number | null;
};

export const ALL_AUDIT: AuditFilter = { userId: null, kind: null, event: null, from: null, until: null };

/** One event as it is read: who, what, about what, from where, and what changed. */
export type AuditRow = {
  id: number;
  publicId: string;
  at: number;
  event: LogEvent;
  actorId: number | null;
  actorName: string | null;
  targetKind: string | null;
  targetId: number | null;
  targetName: string | null;
  ip: string | null;
  sessionId: string | null;
  requestId: string | null;
  reason: string | null;
  changes: { field: string; before: string | null; after: string | null }[];
};
