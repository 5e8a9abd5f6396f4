import * as z from "zod";
import { OWN_ABSOLUTE_HOURS, OWN_IDLE_MINUTES, SESSION_CAP } from "~/domain/session/chosen-lengths";
import { SESSION_PRESETS } from "~/domain/session/lifetime";
import { said } from "~/i18n/said";

const whole = ({ min, max }: { min: number; max: number }) =>
  z
    .number({ error: said("error.number", { min, max }) })
    .int(said("error.number", { min, max }))
    .min(min, said("error.number", { min, max }))
    .max(max, said("error.number", { min, max }));

const preset = z.enum(SESSION_PRESETS, { error: said("error.choice") });

/** Own figures are asked for only when "Own" is chosen. Session lengths of staff and of Administrators, and how many at once (FM-09). */
export const SecurityForm = z
  .object({
    intent: z.enum(["save", "preview"]).default("save"),
    staffPreset: preset,
    staffIdle: whole(OWN_IDLE_MINUTES).optional(),
    staffAbsolute: whole(OWN_ABSOLUTE_HOURS).optional(),
    adminPreset: preset,
    adminIdle: whole(OWN_IDLE_MINUTES).optional(),
    adminAbsolute: whole(OWN_ABSOLUTE_HOURS).optional(),
    sessionCap: whole(SESSION_CAP),
  })
  .strict()
  .superRefine((form, ctx) => {
    for (const who of ["staff", "admin"] as const) {
      if (form[`${who}Preset`] !== "own") continue;
      const own = { [`${who}Idle`]: form[`${who}Idle`], [`${who}Absolute`]: form[`${who}Absolute`] };
      for (const [field, value] of Object.entries(own)) {
        if (value === undefined)
          ctx.addIssue({ code: "custom", path: [field], message: said("error.required") });
      }
      if ((form[`${who}Absolute`] ?? Infinity) * 60 < (form[`${who}Idle`] ?? 0))
        ctx.addIssue({ code: "custom", path: [`${who}Absolute`], message: said("error.shorter_than_idle") });
    }
  });
export type SecurityChoice = z.infer<typeof SecurityForm>;
