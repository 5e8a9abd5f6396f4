import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import { CHECKLIST_ITEMS } from "./checklist-lines";

/** What can be done on the start page: a line of the checklist, or the answer to a request for access. */
export const TodayForm = z.discriminatedUnion("intent", [
  z
    .object({
      intent: z.literal("checklist"),
      item: z.enum([...CHECKLIST_ITEMS, "list"]),
      state: z.enum(["done", "skipped", "open"]),
    })
    .strict(),
  z
    .object({
      intent: z.literal("answer_request"),
      request: z.string().refine(isPublicId),
      answer: z.enum(["day", "always", "ignore"]),
    })
    .strict(),
  z
    .object({
      intent: z.literal("answer_right"),
      request: z.string().refine(isPublicId),
      answer: z.enum(["done", "ignore"]),
    })
    .strict(),
]);
export type TodayForm = z.infer<typeof TodayForm>;
