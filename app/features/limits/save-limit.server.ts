import { type SQL, sql } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import type { LimitSubject } from "~/domain/limits/kinds";
import type { Change } from "~db/queries/audit";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import { type LimitRow, listLimits, writeSubjects } from "~db/queries/limits";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { LimitInput } from "./limit-form";
import { releaseHeld } from "./release-held.server";

/** A company's limits are read whole, by its gate and by its page. */
export const MOST_LIMITS = 50;

export type SaveRefusal = "not_found" | "conflict" | "duplicate" | "too_many";
export type SaveOutcome = { ok: true; id: string; pending: boolean } | { ok: false; refusal: SaveRefusal };

/**
 * Creates or edits a limit (AM-18). It is in effect with the next counted action of everybody whom it names: the gate
 * has it when this answers. Switched off, it holds nobody any longer. Two limits that count the same for the same people are refused; others stand side by side,
 * and the first reached holds (semantics 5).
 */
export async function saveLimit(
  needs: Needs,
  acting: Acting,
  existing: LimitRow | null,
  input: LimitInput,
): Promise<SaveOutcome> {
  const { accountId } = acting;
  const all = await listLimits(needs.db(accountId), accountId);
  const others = all.filter(({ publicId: id }) => id !== existing?.publicId);
  if (existing === null && all.length >= MOST_LIMITS) return { ok: false, refusal: "too_many" };
  const subjects = subjectsOf(input);
  if (others.some((other) => isSame(other, input, subjects))) return { ok: false, refusal: "duplicate" };
  const id = existing?.publicId ?? publicId(needs.random(16));
  const release =
    existing?.isOn && !input.isOn
      ? releaseHeld(needs, acting, { limitId: existing.id, metric: existing.metric })
      : { write: [], gate: [opSelect.limits(accountId)] };
  const outcome = await change(needs, acting, {
    write: [
      existing === null
        ? insert(acting, id, input, needs.now)
        : update(accountId, existing, input, needs.now),
      mustChangeOne(),
      sql`DELETE FROM limit_subjects WHERE account_id = ${accountId}
        AND limit_id = (SELECT id FROM limits WHERE account_id = ${accountId} AND public_id = ${id})`,
      writeSubjects(accountId, id, subjects),
      mustHold(sql`changes() = ${subjects.length}`),
      ...release.write,
    ],
    audit: {
      event: existing === null ? "limit_created" : "limit_updated",
      actor: acting.actor,
      target: { kind: "limit", id: existing?.id ?? null, name: input.metric },
      changes: changesOf(existing, input, subjects),
    },
    gate: release.gate,
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, id, pending: outcome.pending };
}

type Subject = { kind: LimitSubject; id: string };

export function subjectsOf({ who, role, department, group, user }: LimitInput): Subject[] {
  if (who === "all") return [];
  const of = (kind: LimitSubject, ids: readonly string[]) => [...new Set(ids)].map((id) => ({ kind, id }));
  return [...of("role", role), ...of("department", department), ...of("group", group), ...of("user", user)];
}

const keyOf = (subjects: readonly Subject[]) =>
  subjects
    .map(({ kind, id }) => `${kind}:${id}`)
    .sort()
    .join(" ");

const isSame = (other: LimitRow, input: LimitInput, subjects: readonly Subject[]) =>
  other.metric === input.metric &&
  other.period === input.period &&
  other.forAll === (input.who === "all") &&
  (other.forAll || keyOf(other.subjects) === keyOf(subjects));

const flag = (on: boolean) => (on ? 1 : 0);

const insert = ({ accountId, userId }: Acting, id: string, input: LimitInput, now: number): SQL =>
  sql`INSERT INTO limits(account_id, public_id, metric, threshold, period, for_all, include_admins, action, auto_restore,
      warn_at, is_on, created_by, created_at, updated_at)
    VALUES (${accountId}, ${id}, ${input.metric}, ${input.threshold}, ${input.period}, ${flag(input.who === "all")},
      ${flag(input.includeAdmins)}, ${input.action}, ${flag(input.restore === "window")}, ${input.warnAt},
      ${flag(input.isOn)}, ${userId}, ${now}, ${now})`;

const update = (accountId: number, { publicId: id }: LimitRow, input: LimitInput, now: number): SQL =>
  sql`UPDATE limits SET metric = ${input.metric}, threshold = ${input.threshold}, period = ${input.period},
      for_all = ${flag(input.who === "all")}, include_admins = ${flag(input.includeAdmins)}, action = ${input.action},
      auto_restore = ${flag(input.restore === "window")}, warn_at = ${input.warnAt}, is_on = ${flag(input.isOn)},
      updated_at = ${now} WHERE account_id = ${accountId} AND public_id = ${id}`;

function changesOf(before: LimitRow | null, input: LimitInput, subjects: readonly Subject[]): Change[] {
  const { metric, threshold, period, action, warnAt, isOn, includeAdmins } = input;
  const after = {
    metric,
    threshold,
    period,
    action,
    warnAt,
    isOn,
    includeAdmins,
    autoRestore: input.restore === "window",
  };
  const fields = Object.entries(after).map(([field, value]) => ({
    field,
    before: before === null ? null : before[field as keyof typeof after],
    after: value,
  }));
  const who = {
    field: "who",
    before: before === null ? null : before.forAll ? "all" : keyOf(before.subjects),
    after: input.who === "all" ? "all" : keyOf(subjects),
  };
  return [...fields, who].filter((one) => one.before !== one.after);
}
