import { z } from "zod";
import { said } from "~/i18n/said";

/** What the sign-in form takes. Whether an e-mail exists is not its business. */
export const LoginForm = z
  .object({
    email: z
      .string({ error: said("error.required") })
      .trim()
      .min(1, said("error.required"))
      .max(254, said("error.too_long", { max: 254 })),
    password: z
      .string({ error: said("error.required") })
      .min(1, said("error.required"))
      .max(4_096, said("error.password.long")),
    next: z.string().max(2_000).optional().catch(undefined),
  })
  .strict();
