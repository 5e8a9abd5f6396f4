import * as z from "zod";
import { MIN_PASSWORD_CHARACTERS, type PasswordRefusal, refusePassword } from "~/domain/session/password";
import { said } from "~/i18n/said";

/** Why a new password is not taken, as the field says it. */
export const saidRefusal = (refusal: PasswordRefusal | "same") =>
  said(`error.password.${refusal}`, { min: MIN_PASSWORD_CHARACTERS });

/** A new password, exactly as typed; the server knows further words that must not stand in it. */
export const NewPasswordText = z.string({ error: said("error.required") }).superRefine((password, ctx) => {
  const refusal = refusePassword(password, []);
  if (refusal !== null) ctx.addIssue({ code: "custom", message: saidRefusal(refusal) });
});

/** The page of a reset link and of a temporary password. */
export const NewPasswordForm = z
  .object({ password: NewPasswordText, next: z.string().max(2_000).optional().catch(undefined) })
  .strict();
