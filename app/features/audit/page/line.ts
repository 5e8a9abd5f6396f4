import type { AuditRow } from "~/domain/log/audit-filter";

/** An event as the page gets it: no internal numbers. */
export type AuditLine = Omit<AuditRow, "id" | "actorId" | "targetId"> & {
  actorPublicId: string | null;
  targetPublicId: string | null;
};
