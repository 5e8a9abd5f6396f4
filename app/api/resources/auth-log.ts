import { z } from "@hono/zod-openapi";
import { readCursor, writeCursor } from "~/domain/log/cursor";
import { AUTH_LOG_EVENTS, LOG_METHODS, LOG_RESULTS } from "~/domain/log/events";
import { DENY_REASONS } from "~/domain/session/reasons";
import { readAuthLog } from "~/features/log/read-auth-log.server";
import { list } from "../core/operation";
import { refuse } from "../core/problem";
import { At, Instant, instant, msOf } from "../schemas/common";

const Line = z
  .object({
    id: z.string(),
    at: At,
    user: z.string().nullable(),
    login: z.string().nullable(),
    event: z.string(),
    method: z.string(),
    result: z.string(),
    reason: z.string().nullable(),
    count: z.number().int(),
    page: z.string().nullable(),
    address: z.string().nullable(),
    country: z.string().nullable(),
    browser: z.string().nullable(),
    os: z.string().nullable(),
    session: z.string().nullable(),
    integration: z.string().nullable(),
    actor: z.string().nullable(),
    detail: z.string().nullable(),
  })
  .openapi("AuthLogLine");

const Filter = z.strictObject({
  person: z.string().max(120).optional().openapi({ description: "An id, or part of a name or e-mail." }),
  event: z.enum(AUTH_LOG_EVENTS).optional(),
  result: z.enum(LOG_RESULTS).optional(),
  reason: z.enum(DENY_REASONS).optional(),
  method: z.enum(LOG_METHODS).optional(),
  address: z.string().max(110).optional().openapi({ description: "An address or network." }),
  from: Instant.optional(),
  until: Instant.optional(),
});

export const authLog = [
  list({
    id: "listAuthLog",
    path: "/auth-log",
    tag: "Gate",
    summary: "The authorization log, newest first",
    description: "Everybody reads their own lines; others' within reach of `authlog.view`.",
    needs: null,
    query: Filter,
    answers: Line,
    handle: async ({ needs, viewer, query }) => {
      const after = query.cursor === null ? null : readCursor(query.cursor);
      if (query.cursor !== null && after === null) return refuse("wrong_cursor");
      const read = await readAuthLog(needs, viewer, {
        search: {
          person: query.person ?? "",
          result: query.result ?? null,
          reason: query.reason ?? null,
          event: query.event ?? null,
          method: query.method ?? null,
          address: query.address ?? "",
          session: "",
          period: null,
          from: "",
          to: "",
        },
        from: msOf(query.from),
        until: msOf(query.until),
        after,
        limit: query.limit,
      });
      if (!read.ok) {
        const errors = read.fields.map((field) => ({
          field,
          code: "invalid",
          detail: "It names nobody and nothing.",
        }));
        return refuse("invalid", { errors });
      }
      const items = read.rows.map((row) => ({
        id: writeCursor(row),
        at: instant(row.at),
        user: row.userName,
        login: row.login,
        event: row.event,
        method: row.method,
        result: row.result,
        reason: row.reason,
        count: row.count,
        page: row.page,
        address: row.ip,
        country: row.country,
        browser: row.browser,
        os: row.os,
        session: row.sessionId,
        integration: row.integration,
        actor: row.actorName,
        detail: row.detail,
      }));
      return { kind: "page", items, next: read.next === null ? null : writeCursor(read.next) };
    },
  }),
];
