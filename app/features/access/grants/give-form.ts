import * as z from "zod";
import { LEVELS, PERMISSIONS } from "~/domain/access";
import { said } from "~/i18n/said";
import { SUBJECT_KINDS } from "../subject-kinds";

const Id = z.string().max(64);
/** A local date and time of the company, as the browser's field sends it: 2026-11-22T09:30. */
const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, said("error.date"))
  .optional();

/** A change that needs a second look comes again confirmed (FM-12). */
const confirmed = z.literal("yes").optional();

/** "Add access permission" [BX-26]: subjects of one category, roles or one cell, a channel, a term. */
export const GiveForm = z
  .object({
    intent: z.enum(["give", "preview_give"]),
    confirmed,
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

/** One grant of the list taken away, or what that would change. */
export const RevokeForm = z
  .object({ intent: z.enum(["revoke", "preview_revoke"]), confirmed, grant: Id })
  .strict();
