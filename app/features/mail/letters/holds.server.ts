import type { MessageKey, Translate } from "~/i18n";
import type { Formatter } from "~/i18n/format";
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
  values: { limit: t(limit as MessageKey), n: count, date: untilWords(until, t, format) },
});

/** One message for all whom a limit has stopped within five minutes (FM-06). */
export const limitOfPerson: Write<MailDetails["limit_of_person"]> = ({ people, path }, { t, format }) => ({
  subject: people.length === 1 ? "mail.limit_of_person.subject" : "mail.limit_of_people.subject",
  text: "mail.limit_of_person.text",
  values: {
    person: people[0]?.name ?? "",
    n: people.length,
    lines: people
      .map(({ name, metric, count, threshold, until, waiting, isHeld }) =>
        [
          `${name}: ${t(`limit.${metric}`)}, ${t("limit.of", { count, limit: threshold })}`,
          isHeld
            ? t("mail.limit_of_person.until", { date: untilWords(until, t, format) })
            : t("mail.limit_of_person.not_held"),
          ...(waiting > 0 ? [t("mail.limit_of_person.waiting", { n: waiting })] : []),
        ].join("\n"),
      )
      .join("\n\n"),
  },
  link: { path, action: "mail.action.look" },
});

const untilWords = (until: number | null, t: Translate, format: Formatter) =>
  until === null ? t("mail.limit.until_admin") : format.dateTime(until);
