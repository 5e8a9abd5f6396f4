import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import { CARD_KINDS, FIELD_KINDS } from "~/domain/work/kinds";
import { CURRENCIES } from "~/domain/work/money";
import { said } from "~/i18n/said";
import { lineOf } from "../form-parts";

const key = z.string().refine(isPublicId, said("error.choice"));

/** What the page of pipelines can be asked to do; stages begin open, and only open ones come and go. */
export const PipelineAct = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("add_pipeline"), name: lineOf(60) }),
  z.strictObject({ intent: z.literal("rename_pipeline"), id: key, name: lineOf(60) }),
  z.strictObject({ intent: z.literal("add_stage"), id: key, name: lineOf(60) }),
  z.strictObject({ intent: z.literal("rename_stage"), id: key, name: lineOf(60) }),
  z.strictObject({ intent: z.literal("move_stage"), id: key, by: z.enum(["-1", "1"]) }),
  z.strictObject({ intent: z.literal("delete_stage"), id: key, to: key.optional() }),
  z.strictObject({ intent: z.literal("add_reason"), name: lineOf(60) }),
  z.strictObject({ intent: z.literal("delete_reason"), id: key }),
  z.strictObject({ intent: z.literal("currency"), currency: z.enum(CURRENCIES) }),
]);
export type PipelineAct = z.infer<typeof PipelineAct>;

/** What the page of own fields can be asked to do. Choices stand one a line. */
export const FieldAct = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("add_field"),
    on: z.enum(CARD_KINDS),
    name: lineOf(60),
    kind: z.enum(FIELD_KINDS),
    choices: z.string().max(4_000).optional(),
  }),
  z.strictObject({ intent: z.literal("rename_field"), id: key, name: lineOf(60) }),
  z.strictObject({ intent: z.literal("move_field"), id: key, by: z.enum(["-1", "1"]) }),
  z.strictObject({ intent: z.literal("delete_field"), id: key }),
]);
export type FieldAct = z.infer<typeof FieldAct>;
