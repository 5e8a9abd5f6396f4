import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";

const id = z.string().refine(isPublicId);
const state = z.object({ role: id.nullable(), receives: z.boolean() }).strict();
const row = state.extend({ person: id, was: state }).strict();

/** One Save of the window "Select roles" [WZ-07]: the rows that differ from what was shown, as JSON. */
export const SelectRolesForm = z
  .object({
    intent: z.enum(["save", "preview"]),
    /** A Save that needs a second look comes again confirmed (FM-12). */
    confirmed: z.literal("yes").optional(),
    changes: z
      .string()
      .max(900_000)
      .transform((text, context) => {
        try {
          return JSON.parse(text) as unknown;
        } catch {
          context.addIssue({ code: "custom", message: "not JSON" });
          return z.NEVER;
        }
      })
      .pipe(z.array(row).max(5000)),
  })
  .strict();
