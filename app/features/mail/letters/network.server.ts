import type { MailDetails } from "../details";
import type { Write } from "./letter";

export const letIn: Write<MailDetails["let_in"]> = ({ ip, token, minutes }) => ({
  subject: "mail.let_in.subject",
  text: "mail.let_in.text",
  values: { ip, n: minutes },
  link: { path: `/let-in?token=${token}`, action: "mail.action.let_in" },
});

export const recoveryUsed: Write<MailDetails["recovery_used"]> = ({ ip, at, codesLeft }, { format }) => ({
  subject: "mail.recovery_used.subject",
  text: "mail.recovery_used.text",
  values: { ip: ip ?? "?", time: format.dateTime(at), n: codesLeft },
  link: { path: "/settings/network", action: "mail.action.look" },
});

export const probation: Write<MailDetails["allowlist_probation"]> = () => ({
  subject: "mail.probation.subject",
  text: "mail.probation.text",
  link: { path: "/settings/network", action: "mail.action.look" },
});

export const accessRequest: Write<MailDetails["access_request"]> = ({ person, ip, at }, { format }) => ({
  subject: "mail.access_request.subject",
  text: "mail.access_request.text",
  values: { person, ip: ip ?? "?", time: format.dateTime(at) },
  link: { path: "/", action: "mail.action.answer" },
});

export const accessGiven: Write<MailDetails["access_given"]> = ({ ip, until }, { format }) => ({
  subject: "mail.access_given.subject",
  text: until === null ? "mail.access_given_always.text" : "mail.access_given.text",
  values: { ip: ip ?? "?", date: until === null ? "" : format.dateTime(until) },
  link: { path: "/login", action: "mail.action.sign_in" },
});
