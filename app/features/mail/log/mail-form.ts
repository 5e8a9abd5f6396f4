import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";

/** What the page Mail can be asked to do. */
export const MailForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("test"), person: z.string().refine(isPublicId) }).strict(),
  z.object({ intent: z.literal("retry"), mail: z.string().regex(/^[0-9a-f]{32}$/) }).strict(),
]);
