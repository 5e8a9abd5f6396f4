import * as z from "zod";
import { said } from "~/i18n/said";
import { CurrentPassword, TypedEmail } from "../session/login-form";

export const RECOVERY_WAYS = ["code", "mail"] as const;

/** Break-glass before the gate: who one is, and either a recovery code or a wish for a mail. */
export const RecoverForm = z
  .object({
    email: TypedEmail,
    password: CurrentPassword,
    way: z.enum(RECOVERY_WAYS, { error: said("error.choice") }),
    code: z
      .string()
      .max(64, said("error.too_long", { max: 64 }))
      .optional(),
  })
  .strict()
  .refine(({ way, code }) => way !== "code" || (code ?? "").trim() !== "", {
    path: ["code"],
    message: said("error.required"),
  });
