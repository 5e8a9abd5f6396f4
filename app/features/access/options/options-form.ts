import * as z from "zod";
import { CRM_PRECEDENCE } from "~/domain/access";
import { said } from "~/i18n/said";

/** "Common parameters" [BX-23]: how the rights to channels hang together, and what a CRM right does (semantics 2, 3). */
export const OptionsForm = z
  .object({
    strictCoupling: z
      .literal("on")
      .optional()
      .transform((answer) => answer === "on"),
    crmPrecedence: z.enum(CRM_PRECEDENCE, { error: said("error.choice") }),
  })
  .strict();
export type AccessOptions = z.infer<typeof OptionsForm>;
