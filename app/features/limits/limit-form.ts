import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import { LIMIT_ACTIONS, LIMIT_METRICS, LIMIT_PERIODS } from "~/domain/limits/kinds";
import { said } from "~/i18n/said";

export const MOST = 1_000_000;
export const MOST_SUBJECTS = 200;

const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: said("error.number", { min, max }) })
    .int(said("error.number", { min, max }))
    .min(min, said("error.number", { min, max }))
    .max(max, said("error.number", { min, max }));
const tick = z
  .literal("on")
  .optional()
  .transform((on) => on !== undefined);
const ids = z.array(z.string().max(60)).max(MOST_SUBJECTS).default([]);
const one = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, { error: said("error.choice") });

/** A limit as its page posts it (AM-18). `confirmed`: who is over already has been shown. */
export const LimitForm = z
  .strictObject({
    intent: z.literal("save"),
    metric: one(LIMIT_METRICS),
    threshold: whole(1, MOST),
    period: one(LIMIT_PERIODS),
    who: one(["all", "chosen"]),
    role: ids,
    department: ids,
    group: ids,
    user: ids,
    includeAdmins: tick,
    action: one(LIMIT_ACTIONS),
    restore: one(["window", "admin"]),
    warnAt: whole(1, 100).default(80),
    isOn: tick,
    confirmed: z.string().max(40).optional(),
  })
  .superRefine((form, ctx) => {
    if (form.who === "all") return;
    const chosen = [...form.role, ...form.department, ...form.group, ...form.user];
    const wrong = chosen.length === 0 ? "limits.nobody" : "error.choice";
    if (chosen.length === 0 || !chosen.every(isPublicId))
      ctx.addIssue({ code: "custom", path: ["who"], message: said(wrong) });
  });
export type LimitInput = z.output<typeof LimitForm>;

export const SwitchForm = z.strictObject({
  intent: z.literal("switch"),
  limit: z.string().refine(isPublicId),
  on: z.literal("1").optional(),
});
export const DeleteForm = z.strictObject({
  intent: z.literal("delete"),
  limit: z.string().refine(isPublicId),
});
export const RestoreForm = z.strictObject({
  intent: z.literal("restore"),
  person: z.string().refine(isPublicId),
  limit: z.string().refine(isPublicId),
});
export const RaiseForm = z.strictObject({
  intent: z.literal("raise"),
  person: z.string().refine(isPublicId),
  limit: z.string().refine(isPublicId),
  to: whole(1, MOST),
});
