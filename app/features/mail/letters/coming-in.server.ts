import type { MailDetails } from "../details";
import type { Write } from "./letter";

export const invitation: Write<MailDetails["invitation"]> = ({ person, token, days }) => ({
  subject: "mail.invitation.subject",
  text: "mail.invitation.text",
  values: { person, n: days },
  link: { path: `/invite/${token}`, action: "mail.action.accept" },
});

/** A person made by hand: how to come in; a link that ends says when [AM-05, AU-09]. */
export const activation: Write<MailDetails["activation"]> = ({ person, path, days }) => ({
  subject: "mail.activation.subject",
  text: days === null ? "mail.activation_open.text" : "mail.activation.text",
  values: { person, n: days ?? 0 },
  link: { path, action: "mail.action.begin" },
});

export const confirmEmail: Write<MailDetails["confirm_email"]> = ({ token, days }) => ({
  subject: "mail.confirm_email.subject",
  text: "mail.confirm_email.text",
  values: { n: days },
  link: { path: `/confirm/${token}`, action: "mail.action.confirm" },
});

export const confirmNoticeEmail: Write<MailDetails["confirm_notice_email"]> = ({ token, hours }) => ({
  subject: "mail.confirm_notice_email.subject",
  text: "mail.confirm_notice_email.text",
  values: { n: hours },
  link: { path: `/confirm/address/${token}`, action: "mail.action.confirm" },
});

export const mailBroken: Write<MailDetails["mail_broken"]> = ({ person, address, answer, path }) => ({
  subject: "mail.mail_broken.subject",
  text: "mail.mail_broken.text",
  values: { person, address, answer },
  link: { path, action: "mail.action.look" },
});

export const test: Write<MailDetails["test"]> = ({ at }, { format }) => ({
  subject: "mail.test.subject",
  text: "mail.test.text",
  values: { time: format.dateTime(at) },
});
