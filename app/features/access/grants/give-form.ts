import { z } from "zod";
import { LEVELS, PERMISSIONS } from "~/domain/access";
import { said } from "~/i18n/said";
import { SUBJECT_KINDS } from "../subject-kinds";

const Id = z.string().max(64);
/** A local date and time of the company, as the browser's field sends it: 2026-11-22T09:30. */
const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, said("error.date"))
  .optional();

/** "Add access permission" [BX-26]: subjects of one category, roles or one cell, a channel, a term. */
export const GiveForm = z
  .object({
    intent: z.literal("give"),
    kind: z.enum(SUBJECT_KINDS, { error: said("error.choice") }),
    subjects: z
      .array(Id, { error: said("access.refused.nothing_chosen") })
      .min(1, said("access.refused.nothing_chosen"))
      .max(100),
    roles: z.array(Id).max(20).default([]),
    permission: z.enum(PERMISSIONS, { error: said("error.choice") }).optional(),
    level: z.enum(LEVELS, { error: said("error.choice") }).optional(),
    source: Id.optional(),
    from: LocalTime,
    until: LocalTime,
  })
  .strict()
  .refine(
    ({ permission, level }) =>
      (permission === undefined) === (level === undefined) || permission === undefined,
    {
      path: ["level"],
      message: said("error.choice"),
    },
  );

export const RevokeForm = z.object({ intent: z.literal("revoke"), grant: Id }).strict();
