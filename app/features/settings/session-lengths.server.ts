import { sql } from "drizzle-orm";
import { lengthsOf } from "~/domain/session/chosen-lengths";
import type { SessionPreset } from "~/domain/session/lifetime";
import { hours, minutes } from "~/domain/time/durations";
import type { Actor } from "~db/queries/audit";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { type ChangeOutcome, change } from "../gate/change.server";
import type { Account } from "../gate/deliver.server";
import type { Needs } from "../needs";
import type { SecurityChoice } from "./security-form";

type Stored = {
  staffPreset: SessionPreset;
  staffIdleMs: number;
  staffAbsoluteMs: number;
  adminPreset: SessionPreset;
  adminIdleMs: number;
  adminAbsoluteMs: number;
  sessionCap: number;
};

/** The company's session lengths, in the units of the form. */
export async function readSessionLengths(needs: Needs, accountId: number) {
  const row = await stored(needs, accountId);
  return {
    staffPreset: row.staffPreset,
    staffIdle: row.staffIdleMs / minutes(1),
    staffAbsolute: row.staffAbsoluteMs / hours(1),
    adminPreset: row.adminPreset,
    adminIdle: row.adminIdleMs / minutes(1),
    adminAbsolute: row.adminAbsoluteMs / hours(1),
    sessionCap: row.sessionCap,
  };
}

/** In force for open sessions, too, when this returns with `pending: false`. `lost`: somebody saved other lengths. */
export async function changeSessionLengths(
  needs: Needs,
  account: Account,
  actor: Actor,
  choice: SecurityChoice,
): Promise<ChangeOutcome> {
  const before = await stored(needs, account.accountId);
  const after = asStored(choice);
  const fields = (Object.keys(after) as (keyof Stored)[]).filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return { lost: false, pending: false };
  return change(needs, account, {
    write: [
      sql`UPDATE settings SET staff_preset = ${after.staffPreset}, staff_idle_ms = ${after.staffIdleMs},
        staff_absolute_ms = ${after.staffAbsoluteMs}, admin_preset = ${after.adminPreset},
        admin_idle_ms = ${after.adminIdleMs}, admin_absolute_ms = ${after.adminAbsoluteMs},
        session_cap = ${after.sessionCap} WHERE account_id = ${account.accountId} AND ${isAsRead(before)}`,
      mustChangeOne(),
    ],
    audit: {
      event: "session_lengths_changed",
      actor,
      target: { kind: "account", id: account.accountId, name: "" },
      changes: fields.map((field) => ({ field, before: before[field], after: after[field] })),
    },
    gate: [opSelect.settings(account.accountId)],
  });
}

/** How many open sessions these lengths would end now, and whether the asker's own is among them. */
export function previewSessionLengths(
  needs: Needs,
  { accountPublicId, sessionId }: { accountPublicId: string; sessionId: string },
  choice: SecurityChoice,
): Promise<{ sessions: number; mine: boolean }> {
  const { staffIdleMs, staffAbsoluteMs, adminIdleMs, adminAbsoluteMs } = asStored(choice);
  return needs.gate(accountPublicId).previewLengths({
    staff: { idleMs: staffIdleMs, absoluteMs: staffAbsoluteMs },
    admin: { idleMs: adminIdleMs, absoluteMs: adminAbsoluteMs },
    sessionId,
    now: needs.now,
  });
}

function asStored(choice: SecurityChoice): Stored {
  const staff = lengthsOf(choice.staffPreset, {
    idleMinutes: choice.staffIdle,
    absoluteHours: choice.staffAbsolute,
  });
  const admin = lengthsOf(choice.adminPreset, {
    idleMinutes: choice.adminIdle,
    absoluteHours: choice.adminAbsolute,
  });
  return {
    staffPreset: choice.staffPreset,
    staffIdleMs: staff.idleMs,
    staffAbsoluteMs: staff.absoluteMs,
    adminPreset: choice.adminPreset,
    adminIdleMs: admin.idleMs,
    adminAbsoluteMs: admin.absoluteMs,
    sessionCap: choice.sessionCap,
  };
}

const isAsRead = (
  read: Stored,
) => sql`staff_preset = ${read.staffPreset} AND staff_idle_ms = ${read.staffIdleMs}
  AND staff_absolute_ms = ${read.staffAbsoluteMs} AND admin_preset = ${read.adminPreset}
  AND admin_idle_ms = ${read.adminIdleMs} AND admin_absolute_ms = ${read.adminAbsoluteMs}
  AND session_cap = ${read.sessionCap}`;

const stored = (needs: Needs, accountId: number) =>
  needs.db(accountId).get<Stored>(sql`SELECT staff_preset AS staffPreset, staff_idle_ms AS staffIdleMs,
    staff_absolute_ms AS staffAbsoluteMs, admin_preset AS adminPreset, admin_idle_ms AS adminIdleMs,
    admin_absolute_ms AS adminAbsoluteMs, session_cap AS sessionCap FROM settings WHERE account_id = ${accountId}`);
