import * as z from "zod";
import { said } from "~/i18n/said";
import { TypedEmail } from "./login-form";

/** Whose password is forgotten. A text that is no e-mail is said so: that tells nothing about anybody. */
export const ResetForm = z
  .object({ email: TypedEmail.regex(/^[^\s@]+@[^\s@]+$/, said("error.email")) })
  .strict();
