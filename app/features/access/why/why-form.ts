import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";

const person = z.string().refine(isPublicId);

/** The mends of the access check. */
export const WhyForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("lift_hold"), person, hold: z.string().max(64) }).strict(),
  z.object({ intent: z.literal("send_reset"), person }).strict(),
  z.object({ intent: z.literal("resend_confirmation"), person }).strict(),
  z.object({ intent: z.literal("mark_confirmed"), person }).strict(),
]);
export type WhyForm = z.infer<typeof WhyForm>;
