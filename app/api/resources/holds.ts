import { z } from "@hono/zod-openapi";
import { HOLD_KINDS } from "~/domain/holds/holds";
import { REASON_LENGTH, STOP_KINDS, type StopRefusal } from "~/domain/holds/stop";
import { askNewPassword } from "~/features/holds/ask-new-password.server";
import { liftHolds } from "~/features/holds/lift-holds.server";
import { readStanding } from "~/features/holds/read-standing.server";
import { STOP_SAYS } from "~/features/holds/standing";
import { type Stop, stopAccess } from "~/features/holds/stop-access.server";
import type { Asker } from "../core/context";
import { created, list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse, refuseAs } from "../core/problem";
import { sayProblem } from "../core/said-problem";
import { At, at, Changed, Id, IdPath, Instant, instant, msOf } from "../schemas/common";

const TAG = "Users";

const Hold = z
  .object({
    id: Id,
    kind: z.enum(HOLD_KINDS),
    reason: z.string(),
    starts_at: At,
    ends_at: At.nullable(),
    by: z.string().nullable(),
    is_open: z.boolean(),
    lifted_at: At.nullable(),
    lifted_by: z.string().nullable(),
  })
  .openapi("Hold");

const Reason = z.string().trim().max(REASON_LENGTH);
const Opened = Changed.extend({ id: Id }).openapi("OpenedHold");

export const holds = [
  list({
    id: "listHolds",
    path: "/users/{id}/holds",
    tag: TAG,
    summary: "What stops a person, now and before",
    needs: "users.hold",
    params: IdPath,
    answers: Hold,
    handle: async ({ needs, viewer, params: { id }, query }) => {
      const standing = await readStanding(needs, viewer, id);
      if (standing === null) return refuse("not_found");
      const open = standing.open.map((hold) => ({ ...asHold(hold), is_open: true }));
      return pageOf([...open, ...standing.past.map((hold) => ({ ...asHold(hold), is_open: false }))], query);
    },
  }),
  operation({
    id: "openHold",
    method: "post",
    path: "/users/{id}/holds",
    tag: TAG,
    summary: "Stop somebody's access",
    description:
      "Blocks (with or without an end), deactivates, archives or locks down. When this answers without `pending`, their sessions, tokens and sockets are gone.",
    needs: "users.hold",
    params: IdPath,
    body: z
      .strictObject({
        kind: z.enum(STOP_KINDS),
        reason: Reason.default(""),
        show_reason: z.boolean().default(false),
        ends_at: Instant.nullable().default(null),
      })
      .openapi({ example: { kind: "manual_block", reason: "Phone lost", ends_at: "2026-12-24T18:00:00Z" } }),
    answers: Opened,
    status: 201,
    handle: ({ params: { id }, body, ...asker }) =>
      stop(asker, id, {
        kind: body.kind,
        reason: body.reason,
        showReason: body.show_reason,
        endsAt: msOf(body.ends_at),
      }),
  }),
  operation({
    id: "liftHold",
    method: "delete",
    path: "/users/{id}/holds/{hold}",
    tag: TAG,
    summary: "Lift one hold",
    description: "The others stay; a person may act when none is open.",
    needs: "users.hold",
    params: z.strictObject({ id: Id, hold: z.string().max(64) }),
    answers: Changed,
    handle: async ({ params: { id, hold }, ...asker }) => lift(asker, id, [hold]),
  }),
  operation({
    id: "archiveUser",
    method: "post",
    path: "/users/{id}/archive",
    tag: TAG,
    summary: "Archive a person",
    needs: "users.hold",
    params: IdPath,
    body: z.strictObject({ reason: Reason.min(1) }).openapi({ example: { reason: "Left the company" } }),
    answers: Opened,
    status: 201,
    handle: ({ params: { id }, body, ...asker }) =>
      stop(asker, id, { kind: "archived", reason: body.reason, showReason: false, endsAt: null }),
  }),
  operation({
    id: "restoreUser",
    method: "post",
    path: "/users/{id}/restore",
    tag: TAG,
    summary: "Restore a person: lift every open hold",
    needs: "users.hold",
    params: IdPath,
    answers: Changed,
    handle: async ({ params: { id }, ...asker }) => {
      const standing = await readStanding(asker.needs, asker.viewer, id);
      if (standing === null) return refuse("not_found");
      return lift(
        asker,
        id,
        standing.open.map((hold) => hold.id),
      );
    },
  }),
];

async function stop({ needs, viewer }: Asker, id: string, wanted: Stop) {
  const outcome = await stopAccess(needs, viewer, id, wanted);
  if (!outcome.ok) return refused(outcome.refusal);
  return created({ id: outcome.holdId, pending: outcome.pending }, `/api/v1/users/${id}/holds`);
}

async function lift({ needs, viewer }: Asker, id: string, ids: readonly string[]) {
  const outcome = await liftHolds(needs, viewer, id, ids);
  if (!outcome.ok) return refused(outcome.refusal);
  const { accountId } = viewer;
  const { person, lifted, pending } = outcome;
  const isLockdown = person.holds.some((hold) => hold.kind === "lockdown" && lifted.includes(hold.id));
  if (isLockdown) await askNewPassword(needs, { accountId, userId: person.userId });
  return ok({ pending });
}

const FIELDS = { reason: "reason", until: "ends_at", kind: "kind" } as const;

function refused(refusal: StopRefusal) {
  if (refusal === "not_found") return refuse("not_found");
  const { field, ...said } = STOP_SAYS[refusal];
  return refuseAs(sayProblem(refusal, { ...said, ...(field ? { field: FIELDS[field] } : {}) }));
}

type Row = {
  id: string;
  kind: (typeof HOLD_KINDS)[number];
  reason: string;
  startsAt: number;
  endsAt: number | null;
  by: string | null;
  liftedAt: number | null;
  liftedBy: string | null;
};
const asHold = (row: Row) => ({
  id: row.id,
  kind: row.kind,
  reason: row.reason,
  starts_at: instant(row.startsAt),
  ends_at: at(row.endsAt),
  by: row.by,
  lifted_at: at(row.liftedAt),
  lifted_by: row.liftedBy,
});
