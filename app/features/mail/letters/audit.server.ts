import type { MailDetails } from "../details";
import type { Write } from "./letter";

export const auditHead: Write<MailDetails["audit_head"]> = ({ account, number, hash }) => ({
  subject: "mail.audit_head.subject",
  text: "mail.audit_head.text",
  values: { head: `${number}:${hash}`, account },
  link: { path: "/settings/audit", action: "mail.action.look" },
});

export const gateOpened: Write<MailDetails["gate_opened"]> = ({ at }, { format }) => ({
  subject: "mail.gate_opened.subject",
  text: "mail.gate_opened.text",
  values: { time: format.dateTime(at) },
  link: { path: "/settings/network", action: "mail.action.look" },
});
