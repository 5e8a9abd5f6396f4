import { PAGE_OF_PROBLEM } from "~/domain/mail/system";
import type { MailDetails } from "../details";
import type { Letter, Write } from "./letter";

export const system: Write<MailDetails["system"]> = (details, { format }): Letter => {
  if ("news" in details)
    return {
      subject: "mail.system.news.subject",
      text: "mail.system.news.text",
      values: { news: details.news },
      link: { path: "/", action: "mail.action.open" },
    };
  const { problem, at, name = "", path = PAGE_OF_PROBLEM[problem] } = details;
  return {
    subject: `mail.system.${problem}.subject`,
    text: `mail.system.${problem}.text`,
    values: { time: format.dateTime(at), name },
    link: { path, action: "mail.action.look" },
  };
};
