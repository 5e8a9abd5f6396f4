import * as z from "zod";
import { said } from "~/i18n/said";
import { CurrentPassword } from "../session/login-form";
import { NewPasswordText } from "../session/new-password-form";

/** A change of one's own password; other sessions end unless the tick is taken off (ASVS 7.4.3). */
export const ChangePasswordForm = z
  .object({
    intent: z.literal("password"),
    current: CurrentPassword,
    password: NewPasswordText,
    endOthers: z.boolean().default(false),
  })
  .strict()
  .refine(({ current, password }) => current !== password, {
    path: ["password"],
    message: said("error.password.same"),
  });
