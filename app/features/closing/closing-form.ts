import * as z from "zod";
import { said } from "~/i18n/said";

/** The acts of the page: a full copy first, then the closing with the company's name typed, or keeping it after all. */
export const ClosingForm = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("copy") }),
  z.strictObject({
    intent: z.literal("close"),
    typed: z.string({ error: said("error.required") }).max(256, said("error.too_long", { max: 256 })),
  }),
  z.strictObject({ intent: z.literal("keep") }),
]);
