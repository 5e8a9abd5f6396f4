import { z } from "@hono/zod-openapi";
import { LIMIT_ACTIONS, LIMIT_METRICS, LIMIT_PERIODS, type LimitSubject } from "~/domain/limits/kinds";
import { type LimitInput, MOST } from "~/features/limits/limit-form";
import type { LimitRow } from "~db/queries/limits";
import { Id } from "../../schemas/common";

const who = { roles: z.array(Id), departments: z.array(Id), groups: z.array(Id), users: z.array(Id) };

export const Limit = z
  .object({
    id: Id,
    metric: z.enum(LIMIT_METRICS),
    threshold: z.number().int(),
    period: z.enum(LIMIT_PERIODS),
    for_all: z.boolean(),
    ...who,
    include_admins: z.boolean(),
    action: z.enum(LIMIT_ACTIONS),
    auto_restore: z.boolean(),
    warn_at: z.number().int().openapi({ description: "Percent at which people are warned." }),
    is_on: z.boolean(),
  })
  .openapi("Limit");

const ids = z.array(Id).max(200);
const fields = {
  metric: z.enum(LIMIT_METRICS),
  threshold: z.number().int().min(1).max(MOST),
  period: z.enum(LIMIT_PERIODS),
  roles: ids,
  departments: ids,
  groups: ids,
  users: ids,
  include_admins: z.boolean(),
  action: z.enum(LIMIT_ACTIONS),
  auto_restore: z.boolean(),
  warn_at: z.number().int().min(1).max(100),
  is_on: z.boolean(),
};
export const NewLimit = z
  .strictObject({
    ...fields,
    roles: ids.default([]),
    departments: ids.default([]),
    groups: ids.default([]),
    users: ids.default([]),
    include_admins: fields.include_admins.default(false),
    action: fields.action.default("deactivate"),
    auto_restore: fields.auto_restore.default(true),
    warn_at: fields.warn_at.default(80),
    is_on: fields.is_on.default(true),
  })
  .openapi({ example: { metric: "deals_handled", threshold: 10, period: "day" } });
export const LimitEdit = z
  .strictObject(fields)
  .partial()
  .openapi({ example: { threshold: 20 } });

type Shown = z.output<typeof Limit>;

export const asLimit = (row: Omit<LimitRow, "id">): Shown => {
  const of = (kind: LimitSubject) => row.subjects.filter((one) => one.kind === kind).map(({ id }) => id);
  return {
    id: row.publicId,
    metric: row.metric,
    threshold: row.threshold,
    period: row.period,
    for_all: row.forAll,
    roles: of("role"),
    departments: of("department"),
    groups: of("group"),
    users: of("user"),
    include_admins: row.includeAdmins,
    action: row.action,
    auto_restore: row.autoRestore,
    warn_at: row.warnAt,
    is_on: row.isOn,
  };
};

/** A whole limit as its use-case takes it; without people, roles or units it is for everybody. */
export function inputOf(limit: z.output<typeof NewLimit>): LimitInput {
  const { roles: role, departments: department, groups: group, users: user } = limit;
  const isForAll = role.length + department.length + group.length + user.length === 0;
  return {
    intent: "save",
    metric: limit.metric,
    threshold: limit.threshold,
    period: limit.period,
    who: isForAll ? "all" : "chosen",
    role,
    department,
    group,
    user,
    includeAdmins: limit.include_admins,
    action: limit.action,
    restore: limit.auto_restore ? "window" : "admin",
    warnAt: limit.warn_at,
    isOn: limit.is_on,
  };
}
