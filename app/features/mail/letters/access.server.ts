import type { MessageKey } from "~/i18n";
import { roleTitle } from "../../access/role-title";
import type { MailDetails, RightThing } from "../details";
import type { Reading, Write } from "./letter";

export const roleChanged: Write<MailDetails["role_changed"]> = ({ given, taken, edited }, reading) => {
  const { t } = reading;
  const lines = [
    ...given.map((thing) => t("mail.role_changed.given", { what: wordsOf(thing, reading) })),
    ...taken.map((thing) => t("mail.role_changed.taken", { what: wordsOf(thing, reading) })),
    ...edited.map((thing) => t("mail.role_changed.edited", { what: wordsOf(thing, reading) })),
  ];
  return {
    subject: "mail.role_changed.subject",
    text: "mail.role_changed.text",
    values: { lines: lines.join("\n") },
    link: { path: "/", action: "mail.action.open" },
  };
};

const wordsOf = ({ role, permission }: RightThing, { t }: Reading) =>
  role === null ? t(`perm.${permission}` as MessageKey) : roleTitle(t, role);

export const crmAdmin: Write<MailDetails["crm_admin"]> = ({ crm, names }, { format }) => ({
  subject: "mail.crm_admin.subject",
  text: "mail.crm_admin.text",
  values: { crm, names: format.list(names) },
  link: { path: "/settings/crm", action: "mail.action.look" },
});
