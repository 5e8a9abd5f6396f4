import { z } from "@hono/zod-openapi";
import { scopeOf } from "~/domain/access";
import { LEVELS } from "~/domain/access/levels";
import { PERMISSIONS } from "~/domain/access/permissions";
import { searchWords } from "~/domain/text/fold";
import { giveAccess } from "~/features/access/give-access.server";
import { revokeGrant } from "~/features/access/revoke-grant.server";
import { SUBJECT_KINDS } from "~/features/access/subject-kinds";
import { listGrants } from "~db/queries/grant-list";
import { created, list, ok, operation } from "../core/operation";
import { refuse } from "../core/problem";
import { At, at, Changed, Id, IdPath, Instant, instant, msOf } from "../schemas/common";
import { refusedAccess } from "../schemas/refused-access";

const TAG = "Access";

const Grant = z
  .object({
    id: Id,
    kind: z.enum(SUBJECT_KINDS),
    subject: z.object({ id: z.string(), name: z.string() }),
    role: z.object({ id: Id, name: z.string() }).nullable(),
    permission: z.enum(PERMISSIONS).nullable(),
    level: z.enum(LEVELS).nullable(),
    channel: z.object({ id: Id, name: z.string() }).nullable(),
    connection: z.string().nullable(),
    starts_at: At.nullable(),
    ends_at: At.nullable(),
    origin: z.string(),
    created_at: At,
  })
  .openapi("Grant");

const Give = z
  .strictObject({
    kind: z.enum(SUBJECT_KINDS),
    subjects: z
      .array(z.union([Id, z.literal("everybody")]))
      .min(1)
      .max(200),
    roles: z.array(Id).max(50).default([]),
    permission: z.enum(PERMISSIONS).optional(),
    level: z.enum(LEVELS).optional(),
    channel: Id.nullable().default(null),
    starts_at: Instant.nullable().default(null),
    ends_at: Instant.nullable().default(null),
  })
  .refine(({ permission, level }) => (permission === undefined) === (level === undefined), {
    path: ["level"],
    message: "A permission and its level come together.",
  })
  .openapi({
    example: {
      kind: "user",
      subjects: ["AAAAAAAAAAAAAAAAAAAAAA"],
      permission: "deals.view",
      level: "own_dept",
      ends_at: "2026-12-31T23:00:00Z",
    },
  });

export const grants = [
  list({
    id: "listGrants",
    path: "/grants",
    tag: TAG,
    summary: "List grants",
    description: "Those that you may change, the newest first.",
    needs: "access.assign",
    query: z.strictObject({
      kind: z.enum(SUBJECT_KINDS).optional(),
      role: Id.optional(),
      q: z.string().max(100).optional(),
    }),
    answers: Grant,
    handle: async ({ needs, viewer, query: { limit, cursor, ...filter } }) => {
      const { accountId, userId } = viewer;
      const rows = await listGrants(needs.db(accountId), {
        accountId,
        viewerId: userId,
        scope: scopeOf(viewer, "access.assign"),
        filter: { kind: filter.kind ?? null, role: filter.role ?? null, words: searchWords(filter.q ?? "") },
        before: cursor,
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const items = page.map((row) => ({
        id: row.publicId,
        kind: row.kind,
        subject: { id: row.subjectId, name: row.subject },
        role: row.roleId === null ? null : { id: row.roleId, name: row.roleName ?? "" },
        permission: row.permission,
        level: row.level,
        channel: row.sourceId === null ? null : { id: row.sourceId, name: row.source ?? "" },
        connection: row.connection,
        starts_at: at(row.from),
        ends_at: at(row.until),
        origin: row.origin,
        created_at: instant(row.createdAt),
      }));
      return { kind: "page", items, next: rows.length > limit ? (page.at(-1)?.publicId ?? null) : null };
    },
  }),
  operation({
    id: "giveAccess",
    method: "post",
    path: "/grants",
    tag: TAG,
    summary: "Give roles or one permission",
    description: "To people, departments, groups, workgroups or everybody: all in one step or nothing.",
    needs: "access.assign",
    body: Give,
    answers: Changed,
    status: 201,
    handle: async ({ needs, viewer, body }) => {
      const { kind, subjects, roles, permission, level, channel } = body;
      const outcome = await giveAccess(needs, viewer, {
        kind,
        subjects,
        roles,
        cell: permission === undefined || level === undefined ? null : { permission, level },
        source: channel,
        from: msOf(body.starts_at),
        until: msOf(body.ends_at),
      });
      if (!outcome.ok) return refusedAccess(outcome.refusal);
      return created({ pending: outcome.pending }, "/api/v1/grants");
    },
  }),
  operation({
    id: "revokeGrant",
    method: "delete",
    path: "/grants/{id}",
    tag: TAG,
    summary: "Take a grant away",
    needs: "access.assign",
    params: IdPath,
    answers: Changed,
    handle: async ({ needs, viewer, params: { id } }) => {
      const outcome = await revokeGrant(needs, viewer, id);
      if (outcome.ok) return ok({ pending: outcome.pending });
      const isGone = ["no_such_subject", "conflict"].includes(outcome.refusal.code);
      return isGone ? refuse("not_found") : refusedAccess(outcome.refusal);
    },
  }),
];
