import * as z from "zod";

/** What "This wasn't me" sends; a line without a session has nothing to choose, so all sessions end. */
export const NotMeForm = z
  .object({
    intent: z.literal("not_me"),
    row: z.string().max(40),
    which: z.enum(["all", "session"]).default("all"),
  })
  .strict();
