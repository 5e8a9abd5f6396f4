import type { MessageKey } from "~/i18n";
import type { MailDetails } from "../details";
import type { Write } from "./letter";

/** The reason only when it was ticked [MC-40]. */
export const blocked: Write<MailDetails["blocked"]> = ({ until, reason, by }, { t, format }) => ({
  subject: "mail.blocked.subject",
  text: "mail.blocked.text",
  values: {
    lines: [
      t("mail.blocked.until", {
        date: until === null ? t("mail.blocked.for_good") : format.dateTime(until),
      }),
      ...(reason === null ? [] : [t("mail.blocked.reason", { reason })]),
      t("mail.blocked.contact", { name: by }),
    ].join("\n"),
  },
});

export const deactivated: Write<MailDetails["deactivated"]> = ({ reason, by }, { t }) => ({
  subject: "mail.deactivated.subject",
  text: "mail.deactivated.text",
  values: {
    lines: [
      ...(reason === null ? [] : [t("mail.blocked.reason", { reason })]),
      t("mail.blocked.contact", { name: by }),
    ].join("\n"),
  },
});

export const unblocked: Write<MailDetails["unblocked"]> = () => ({
  subject: "mail.unblocked.subject",
  text: "mail.unblocked.text",
  link: { path: "/", action: "mail.action.sign_in" },
});

export const blockEnded: Write<MailDetails["block_ended"]> = ({ person, personId, at }, { format }) => ({
  subject: "mail.block_ended.subject",
  text: "mail.block_ended.text",
  values: { person, time: format.dateTime(at) },
  link: { path: `/users/${personId}`, action: "mail.action.look" },
});

export const limitReached: Write<MailDetails["limit_reached"]> = (
  { limit, count, until },
  { t, format },
) => ({
  subject: "mail.limit_reached.subject",
  text: "mail.limit_reached.text",
  values: { limit: t(limit as MessageKey), n: count, date: format.dateTime(until) },
});

export const limitOfPerson: Write<MailDetails["limit_of_person"]> = (details, { t, format }) => ({
  subject: "mail.limit_of_person.subject",
  text: "mail.limit_of_person.text",
  values: {
    person: details.person,
    limit: t(details.limit as MessageKey),
    n: details.count,
    date: format.dateTime(details.until),
  },
  link: { path: details.path, action: "mail.action.look" },
});
