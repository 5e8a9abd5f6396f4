import * as z from "zod";
import { isOptionalMail } from "~/domain/mail/kinds";
import { NewEmail } from "../../session/typed-text";

/** Which notices go on: what is not named is off. */
export const SwitchForm = z
  .object({
    intent: z.literal("switch"),
    on: z.array(z.string().refine(isOptionalMail)).max(100).default([]),
  })
  .strict();

/** Another address for notices [MC-48]. */
export const AddressForm = z.object({ intent: z.literal("address"), email: NewEmail }).strict();
