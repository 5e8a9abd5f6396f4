import type { MailDetails } from "../details";
import type { Write } from "./letter";

export const companyClosing: Write<MailDetails["company_closing"]> = ({ by, at }, { format }) => ({
  subject: "mail.company_closing.subject",
  text: "mail.company_closing.text",
  values: { person: by, date: format.dateTime(at) },
  link: { path: "/settings/company/close", action: "mail.action.look" },
});

export const companyClosingSoon: Write<MailDetails["company_closing_soon"]> = ({ days, at }, { format }) => ({
  subject: "mail.company_closing_soon.subject",
  text: "mail.company_closing_soon.text",
  values: { n: days, date: format.dateTime(at) },
  link: { path: "/settings/company/close", action: "mail.action.look" },
});

export const companyKept: Write<MailDetails["company_kept"]> = ({ by }) => ({
  subject: "mail.company_kept.subject",
  text: "mail.company_kept.text",
  values: { person: by },
  link: { path: "/login", action: "mail.action.sign_in" },
});
