import * as z from "zod";
import { KEPT_DAYS, type KeptLog } from "~/domain/log/kept-days";
import { isTimeZone } from "~/domain/time/zone";
import { LANGUAGES } from "~/i18n";
import { said } from "~/i18n/said";

const LONGEST_NAME = 100;
const name = z
  .string({ error: said("error.required") })
  .trim()
  .min(1, said("error.required"))
  .max(LONGEST_NAME, said("error.too_long", { max: LONGEST_NAME }))
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, said("error.characters"));

/** Left out it stays as it is. Any day between the shortest and the longest choice. */
const keptDays = (log: KeptLog) =>
  z.coerce
    .number({ error: said("error.choice") })
    .int(said("error.choice"))
    .min(Math.min(...KEPT_DAYS[log]), said("error.choice"))
    .max(Math.max(...KEPT_DAYS[log]), said("error.choice"))
    .optional();

/** Settings of the company. The week starts on 1 (Monday) to 7. */
export const CompanyForm = z
  .object({
    name,
    timeZone: z
      .string({ error: said("error.required") })
      .trim()
      .refine(isTimeZone, said("error.zone")),
    weekStart: z.coerce
      .number({ error: said("error.choice") })
      .int()
      .min(1, said("error.choice"))
      .max(7, said("error.choice")),
    language: z.enum(LANGUAGES, { error: said("error.choice") }),
    department: name.optional(),
    authLogDays: keptDays("authLogDays"),
    auditLogDays: keptDays("auditLogDays"),
  })
  .strict();
export type CompanyForm = z.infer<typeof CompanyForm>;
