import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import { TASK_KINDS } from "~/domain/work/kinds";
import { REMINDERS } from "~/domain/work/tasks";
import { said } from "~/i18n/said";
import { textOf } from "../form-parts";

export const link = z.string().refine(isPublicId, said("error.choice")).optional();

/** The fields of a task; `due` is a local date and time of the person who writes it. */
export const TaskForm = z.object({
  text: textOf(500),
  kind: z.enum(TASK_KINDS, { error: said("error.choice") }),
  due: z
    .string({ error: said("error.required") })
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, said("error.date")),
  remind: z.enum(REMINDERS.map(String)).optional(),
  responsible: link,
});
