import * as z from "zod";
import { said } from "~/i18n/said";
import { NewPasswordText } from "./new-password-form";
import { LanguageName, line, NewEmail, optionalLine, ZoneName } from "./typed-text";

/** Minute 0 (first-minutes 1): the company, its owner, and what the browser knows about time. */
export const SetUpForm = z
  .object({
    token: z.string().max(200),
    company: line(120),
    name: line(100),
    surname: optionalLine(100),
    email: NewEmail,
    password: NewPasswordText,
    language: LanguageName,
    timeZone: ZoneName,
    weekStart: z.coerce.number().int().min(1, said("error.choice")).max(7, said("error.choice")),
  })
  .strict();
export type SetUp = z.infer<typeof SetUpForm>;
