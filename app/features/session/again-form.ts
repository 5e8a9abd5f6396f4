import * as z from "zod";
import { said } from "~/i18n/said";
import { CurrentPassword } from "./login-form";

/** The password once more, and where to go on. */
export const AgainForm = z
  .object({ password: CurrentPassword, next: z.string().max(2_000).optional().catch(undefined) })
  .strict();

export const wrongPassword = said("error.password.wrong");
