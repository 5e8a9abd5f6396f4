import { z } from "@hono/zod-openapi";
import { can, scopeOf } from "~/domain/access";
import { endPersonsSession } from "~/features/people/end-persons-session.server";
import { findPerson } from "~db/queries/person";
import type { Asker } from "../core/context";
import { list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse } from "../core/problem";
import { At, Id, IdPath, instant } from "../schemas/common";

const Session = z
  .object({
    id: z.string(),
    browser: z.string(),
    os: z.string(),
    address: z.string().nullable(),
    country: z.string().nullable(),
    created_at: At,
    last_seen_at: At,
  })
  .openapi("Session");
const Ended = z.object({ ended: z.number().int() }).openapi("EndedSessions");

export const sessions = [
  list({
    id: "listSessions",
    path: "/users/{id}/sessions",
    tag: "Users",
    summary: "Where a person is signed in",
    needs: "authlog.view",
    params: IdPath,
    answers: Session,
    handle: async ({ needs, viewer, params: { id }, query }) => {
      const { accountId } = viewer;
      const scope = scopeOf(viewer, "users.view");
      const person = await findPerson(needs.db(accountId), accountId, scope, id, needs.now);
      if (person === null) return refuse("not_found");
      const target = { responsibles: [{ userId: person.id, units: person.units }] };
      if (!can(viewer, "authlog.view", target)) return refuse("forbidden", { detail: "Needs authlog.view." });
      const gate = needs.gate(viewer.accountPublicId);
      const rows = await gate.listSessions({ user: person.id, now: needs.now });
      return pageOf(
        rows.map((row) => ({
          id: row.id,
          browser: row.device?.browser ?? "",
          os: row.device?.os ?? "",
          address: row.lastAddress,
          country: row.country,
          created_at: instant(row.createdAt),
          last_seen_at: instant(row.lastSeenAt),
        })),
        query,
      );
    },
  }),
  operation({
    id: "endSession",
    method: "delete",
    path: "/users/{id}/sessions/{session}",
    tag: "Users",
    summary: "End one session of a person",
    needs: "sessions.end_others",
    params: z.strictObject({ id: Id, session: z.string().max(64) }),
    answers: Ended,
    handle: ({ params: { id, session }, ...asker }) => end(asker, id, session),
  }),
  operation({
    id: "endSessions",
    method: "delete",
    path: "/users/{id}/sessions",
    tag: "Users",
    summary: "Sign a person out everywhere",
    needs: "sessions.end_others",
    params: IdPath,
    answers: Ended,
    handle: ({ params: { id }, ...asker }) => end(asker, id, null),
  }),
];

async function end({ needs, viewer }: Asker, publicId: string, sessionId: string | null) {
  const outcome = await endPersonsSession(needs, viewer, { publicId, sessionId, client: needs.client });
  if (outcome.ok) return ok({ ended: outcome.ended });
  return outcome.refusal === "not_found"
    ? refuse("not_found")
    : refuse("forbidden", { detail: "Needs sessions.end_others." });
}
