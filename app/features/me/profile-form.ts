import * as z from "zod";
import { isTimeZone } from "~/domain/time/zone";
import { LANGUAGES } from "~/i18n";
import { said } from "~/i18n/said";
import { line, optionalLine } from "../session/typed-text";

/** What everybody may change of themselves (`self.profile`). Nothing chosen: as in the company. */
export const ProfileForm = z
  .object({
    intent: z.literal("profile"),
    name: line(100),
    surname: optionalLine(100),
    language: z.enum(LANGUAGES, { error: said("error.choice") }).optional(),
    timeZone: z.string().refine(isTimeZone, said("error.zone")).optional(),
  })
  .strict();
