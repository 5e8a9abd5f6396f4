import * as z from "zod";
import { said } from "~/i18n/said";

/** A password to be compared: any characters, nothing trimmed. The hasher has its own, smaller cap. */
export const CurrentPassword = z
  .string({ error: said("error.required") })
  .min(1, said("error.required"))
  .max(4_096, said("error.password.long"));

/** An e-mail as typed at the gate: whether it exists is not the form's business. */
export const TypedEmail = z
  .string({ error: said("error.required") })
  .trim()
  .min(1, said("error.required"))
  .max(254, said("error.too_long", { max: 254 }));

/** What the sign-in form takes. */
export const LoginForm = z
  .object({
    email: TypedEmail,
    password: CurrentPassword,
    next: z.string().max(2_000).optional().catch(undefined),
  })
  .strict();
