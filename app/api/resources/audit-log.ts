import { z } from "@hono/zod-openapi";
import { AUDIT_KINDS } from "~/domain/log/audit-filter";
import { LOG_EVENTS } from "~/domain/log/events";
import { readAudit } from "~/features/audit/page/show-audit.server";
import { list } from "../core/operation";
import { refuse } from "../core/problem";
import { At, instant } from "../schemas/common";

const Entry = z
  .object({
    id: z.string(),
    at: At,
    event: z.string(),
    actor: z.object({ id: z.string().nullable(), name: z.string() }).nullable(),
    target: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }).nullable(),
    address: z.string().nullable(),
    reason: z.string().nullable(),
    changes: z.array(
      z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
    ),
  })
  .openapi("AuditEntry");

export const auditLog = [
  list({
    id: "listAuditLog",
    path: "/audit-log",
    tag: "Gate",
    summary: "Who changed what, newest first",
    needs: "audit.view",
    query: z.strictObject({
      person: z.string().max(120).optional(),
      kind: z.enum(AUDIT_KINDS).optional(),
      event: z.enum(LOG_EVENTS).optional(),
    }),
    answers: Entry,
    handle: async ({ needs, viewer, query }) => {
      const { person = "", kind = null, event = null } = query;
      const search = { person, kind, event, period: null, from: "", to: "" };
      const reader = { accountId: viewer.accountId, userId: viewer.userId, zone: viewer.settings.timeZone };
      const read = await readAudit(needs, reader, { search, after: query.cursor, limit: query.limit });
      if (read === null)
        return refuse("invalid", {
          errors: [{ field: "person", code: "not_found", detail: "Nobody is called so." }],
        });
      const items = read.lines.map((line) => ({
        id: line.publicId,
        at: instant(line.at),
        event: line.event,
        actor: line.actorName === null ? null : { id: line.actorPublicId, name: line.actorName },
        target:
          line.targetKind === null
            ? null
            : { kind: line.targetKind, id: line.targetPublicId, name: line.targetName ?? "" },
        address: line.ip,
        reason: line.reason,
        changes: line.changes.map(({ field, before, after }) => ({ field, before, after })),
      }));
      return { kind: "page", items, next: read.next };
    },
  }),
];
