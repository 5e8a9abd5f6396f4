import type { Translate } from "~/i18n";

export type NoticeFacts = { authLogDays: number; auditLogDays: number; showsPage: boolean };
export type NoticeLine = { what: string; howLong: string; who: string };

/** The notice as lines of a table: what, how long, who. One list for the page and for the text to send (FM-14). */
export function noticeLines(t: Translate, facts: NoticeFacts): NoticeLine[] {
  const { authLogDays, auditLogDays, showsPage } = facts;
  const superiors = t("notice.sign_ins.who");
  const activity = [t("notice.activity"), showsPage && t("notice.page_on")].filter(Boolean).join("; ");
  return [
    { what: t("notice.sign_ins"), howLong: t("count.days", { n: authLogDays }), who: superiors },
    { what: activity, howLong: t("notice.now_only"), who: superiors },
    { what: t("notice.timeline"), howLong: t("count.days", { n: authLogDays }), who: superiors },
    {
      what: t("notice.changes"),
      howLong: t("count.days", { n: auditLogDays }),
      who: t("notice.changes.who"),
    },
  ];
}

/** The same as plain text, ready to be sent. */
export function noticeText(t: Translate, company: string, facts: NoticeFacts): string {
  const lines = noticeLines(t, facts).map(
    ({ what, howLong, who }) =>
      `\u2022 ${what}\n  ${t("notice.how_long")}: ${howLong}. ${t("notice.who")}: ${who}.`,
  );
  const page = facts.showsPage ? [] : [t("notice.page_off")];
  return [
    t("notice.recorded"),
    t("notice.lead", { company }),
    lines.join("\n"),
    ...page,
    t("notice.not_recorded"),
  ].join("\n\n");
}
