import * as z from "zod";
import { BLOCK_TERMS, needsReason, REASON_LENGTH, STOP_KINDS } from "~/domain/holds/stop";
import { said } from "~/i18n/said";

const reason = z
  .string()
  .trim()
  .max(REASON_LENGTH, said("error.too_long", { max: REASON_LENGTH }))
  .regex(/^([^\p{Cc}\u202a-\u202e\u2066-\u2069]|[\r\n])*$/u, said("error.characters"))
  .default("");

/** The dialog "Stop access": which card, why, until when (FM-04). `until` is a local date and time of the company. */
export const StopForm = z
  .object({
    intent: z.literal("stop"),
    kind: z.enum(STOP_KINDS, { error: said("error.choice") }),
    reason,
    term: z.enum(BLOCK_TERMS, { error: said("error.choice") }).default("end_of_day"),
    until: z.string().max(30).default(""),
    showReason: z.boolean().default(false),
  })
  .strict()
  .superRefine(({ kind, reason, term, until }, { addIssue }) => {
    if (needsReason(kind) && reason === "")
      addIssue({ code: "custom", path: ["reason"], message: said("stop.reason_missing") });
    if (kind === "manual_block" && term === "date" && until === "")
      addIssue({ code: "custom", path: ["until"], message: said("error.date") });
  });

/** "Restore access": the ticked holds (FM-05). */
export const LiftForm = z
  .object({
    intent: z.literal("lift"),
    hold: z
      .array(z.string().max(64), { error: said("stop.nothing_ticked") })
      .min(1, said("stop.nothing_ticked"))
      .max(20),
  })
  .strict();

/** What can be done with ticked people [AU-11, MC-87]. */
export const MANY_ACTS = ["manual_block", "inactive", "archived", "restore"] as const;
export type ManyAct = (typeof MANY_ACTS)[number];
export const actNeedsReason = (act: ManyAct) => act !== "restore" && needsReason(act);

/** Ticked people and one act, with one reason for all of them [AU-11, MC-87, MC-88]. */
export const ManyForm = z
  .object({
    intent: z.enum(MANY_ACTS),
    reason,
    person: z.array(z.string().max(64)).min(1).max(50),
  })
  .strict()
  .superRefine(({ intent, reason }, { addIssue }) => {
    if (actNeedsReason(intent) && reason === "")
      addIssue({ code: "custom", path: ["reason"], message: said("stop.reason_missing") });
  });
