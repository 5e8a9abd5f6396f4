import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";

const box = z.enum(["yes", "no"]).transform((answer) => answer === "yes");

/** The three boxes of one person on one channel [MC-25, MC-26, MC-27]. */
export const TickForm = z
  .object({ person: z.string().refine(isPublicId), history: box, reply: box, configure: box })
  .strict();
