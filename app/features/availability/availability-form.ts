import * as z from "zod";
import { AVAILABILITIES } from "~/domain/presence/availability";
import { said } from "~/i18n/said";

/** What a person says of themselves; `until` is a time of day in their own zone ("17:30"), empty = until changed. */
export const AvailabilityForm = z.strictObject({
  availability: z.enum(AVAILABILITIES),
  until: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, said("error.time"))
    .optional(),
  /** From the menu in the header: the page one is on stays. */
  stay: z.literal("1").optional(),
});
