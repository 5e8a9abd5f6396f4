import type { NoticeKind, NoticeParams, ReachedPerson } from "~/domain/notices/kinds";
import type { Translate } from "~/i18n";
import type { Formatter } from "~/i18n/format";

type Words = { title: string; lines: string[] };
type Say<K extends NoticeKind> = (
  params: NoticeParams[K],
  t: Translate,
  format: Pick<Formatter, "dayAndTime">,
) => Words;

const NAMED = 3;

/** Each kind's sentence. A kind without one does not compile. */
const SAY: { [K in NoticeKind]: Say<K> } = {
  limit_reached: ({ people }, t, format) => ({
    title:
      people.length === 1
        ? t("notices.limit_reached.one", said(people[0] as ReachedPerson, t))
        : t("notices.limit_reached.many", {
            n: people.length,
            names: `${people
              .slice(0, NAMED)
              .map(({ name }) => name)
              .join(", ")}${people.length > NAMED ? "…" : ""}`,
          }),
    lines: people.length === 1 ? stateOf(people[0] as ReachedPerson, t, format) : [],
  }),
  limit_near: ({ metric, count, threshold }, t) => ({
    title: t("notices.limit_near", { limit: t(`limit.${metric}`), n: threshold - count }),
    lines: [t("limit.no_refund")],
  }),
  limit_warned: ({ metric, threshold }, t) => ({
    title: t("notices.limit_warned", { limit: t(`limit.${metric}`), max: threshold }),
    lines: [],
  }),
  limit_restored: ({ metric, by, raisedTo }, t) => ({
    title:
      raisedTo === null
        ? t("notices.limit_restored", { name: by, limit: t(`limit.${metric}`) })
        : t("notices.limit_raised", { name: by, limit: t(`limit.${metric}`), max: raisedTo }),
    lines: [],
  }),
  restore_asked: ({ name, metric, count, threshold, until }, t, format) => ({
    title: t("notices.restore_asked", {
      name,
      limit: t(`limit.${metric}`),
      count: count ?? 0,
      max: threshold ?? 0,
    }),
    lines: [
      until === null
        ? t("notices.limit_reached.admin")
        : t("notices.limit_reached.until", { date: format.dayAndTime(until) }),
    ],
  }),
  task_due: ({ text, dueAt }, t, format) => ({
    title: t("notices.task_due", { text }),
    lines: [t("notices.task_due.at", { date: format.dayAndTime(dueAt) })],
  }),
  chat_given: ({ client, by }, t) => ({ title: t("notices.chat_given", { name: by, client }), lines: [] }),
  chat_fallback: ({ client, by, to }, t) => ({
    title: t("notices.chat_fallback", { name: by, client }),
    lines: [to === null ? t("notices.chat_fallback.waits") : t("notices.chat_fallback.to", { name: to })],
  }),
  mail_broken: ({ address }, t) => ({ title: t("ownmail.broken"), lines: [address] }),
  mail_broken_of: ({ person, address }, t) => ({
    title: t("mail.mail_broken.subject", { person }),
    lines: [address],
  }),
  review_assigned: ({ person }, t) => ({ title: t("notices.review_assigned", { name: person }), lines: [] }),
  rights_changed: (_params, t) => ({ title: t("mail.role_changed.subject"), lines: [] }),
  recorded_changed: (_params, t) => ({ title: t("notices.recorded_changed"), lines: [] }),
  system: ({ problem, name }, t) => ({
    title: t(`mail.system.${problem}.subject`),
    lines: name === undefined ? [] : [name],
  }),
};

/** A notice in the reader's language and zone; null for a kind that this version does not know. */
export function noticeWords(
  { kind, params }: { kind: NoticeKind; params: unknown },
  t: Translate,
  format: Pick<Formatter, "dayAndTime">,
): Words | null {
  const say = SAY[kind] as Say<NoticeKind> | undefined;
  return say === undefined ? null : say(params as never, t, format);
}

const said = ({ name, metric, count, threshold }: ReachedPerson, t: Translate) => ({
  name,
  limit: t(`limit.${metric}`),
  count,
  max: threshold,
});

function stateOf(
  { until, isHeld, waiting }: ReachedPerson,
  t: Translate,
  format: Pick<Formatter, "dayAndTime">,
) {
  const state = !isHeld
    ? t("notices.limit_reached.not_held")
    : until === null
      ? t("notices.limit_reached.admin")
      : t("notices.limit_reached.until", { date: format.dayAndTime(until) });
  return [state, ...(waiting > 0 ? [t("limits.waiting", { n: waiting })] : [])];
}
