import * as z from "zod";

const Id = z.string().max(64);

/** The one field "Role" and its two parts: the page sends what the parts say [MC-37]. */
export const ChangeRolesForm = z
  .object({
    intent: z.enum(["preview", "change"]),
    system: Id.optional(),
    chat: Id.optional(),
    special: z.array(Id).max(50).default([]),
  })
  .strict();
