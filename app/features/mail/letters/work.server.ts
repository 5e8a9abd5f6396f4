import type { MailDetails } from "../details";
import type { Write } from "./letter";

export const taskDue: Write<MailDetails["task_due"]> = ({ task, dueAt, path }, { format }) => ({
  subject: "mail.task_due.subject",
  text: "mail.task_due.text",
  values: { task, date: format.dateTime(dueAt) },
  link: { path, action: "mail.action.open" },
});

export const chatFallback: Write<MailDetails["chat_fallback"]> = ({ client, by, to, path }) => ({
  subject: "mail.chat_fallback.subject",
  text: to === null ? "mail.chat_fallback.waits" : "mail.chat_fallback.text",
  values: { client, name: by, ...(to === null ? {} : { to }) },
  link: { path, action: "mail.action.open" },
});
