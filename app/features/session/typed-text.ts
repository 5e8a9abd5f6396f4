import * as z from "zod";
import { isTimeZone } from "~/domain/time/zone";
import { LANGUAGES } from "~/i18n";
import { said } from "~/i18n/said";

/** One line of text that is shown again: no control characters, at most `max` characters (security.md row 60). */
export const line = (max: number) =>
  z
    .string({ error: said("error.required") })
    .trim()
    .min(1, said("error.required"))
    .max(max, said("error.too_long", { max }))
    .regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/, said("error.characters"));

/** As `line`, or nothing. */
export const optionalLine = (max: number) =>
  line(max)
    .optional()
    .transform((text) => text ?? "");

/** An e-mail that will receive mail: one @, a dot in the domain, no spaces, nothing invisible (two that look alike). */
export const NewEmail = line(254)
  .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/, said("error.email"))
  .regex(/^\P{Cf}*$/u, said("error.email"));

export const ZoneName = z.string().refine(isTimeZone, said("error.zone"));
export const LanguageName = z.enum(LANGUAGES, { error: said("error.choice") });
