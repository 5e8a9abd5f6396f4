import * as z from "zod";
import { said } from "~/i18n/said";

const LONGEST_NAME = 80;
const name = z
  .string({ error: said("error.required") })
  .trim()
  .min(1, said("error.required"))
  .max(LONGEST_NAME, said("error.too_long", { max: LONGEST_NAME }))
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, said("error.characters"));
const id = z.string().max(64);

export const CreateForm = z
  .object({
    intent: z.literal("create"),
    kind: z.enum(["department", "group", "workgroup"], { error: said("error.choice") }),
    name,
  })
  .strict();

/** Name, place, head and switch of one unit; an empty parent is the top, an empty head nobody. */
export const SaveForm = z
  .object({
    intent: z.literal("save"),
    name,
    parent: id.default(""),
    head: id.default(""),
    seesRecords: z.boolean().default(false),
  })
  .strict();
export const MembersForm = z
  .object({ intent: z.literal("members"), person: z.array(id).max(5000).default([]) })
  .strict();

/** The unit of the same kind that takes everybody. */
export const MergeForm = z
  .object({ intent: z.literal("merge"), into: id.min(1, said("error.choice")) })
  .strict();

/** What happens to the members of a department that goes: another department, or none. */
export const DeleteForm = z.object({ intent: z.literal("delete"), moveTo: id.default("") }).strict();
