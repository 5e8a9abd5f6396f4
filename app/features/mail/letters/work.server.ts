import type { MailDetails } from "../details";
import type { Write } from "./letter";

export const taskDue: Write<MailDetails["task_due"]> = ({ task, dueAt, path }, { format }) => ({
  subject: "mail.task_due.subject",
  text: "mail.task_due.text",
  values: { task, date: format.dateTime(dueAt) },
  link: { path, action: "mail.action.open" },
});
