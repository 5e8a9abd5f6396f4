import type { MessageKey, Translate } from "~/i18n";
import type { FilterChip } from "~/ui/filter-bar";
import { type LogSearch, withFilters } from "./search";

/** What is filtered now, each with the address of the log without it. */
export function chipsOf(
  search: LogSearch,
  person: { name: string } | null,
  params: URLSearchParams,
  t: Translate,
): FilterChip[] {
  const chip = (name: string, words: MessageKey, value: string | null, also: Record<string, null> = {}) =>
    value
      ? [
          {
            label: t("authlog.chip", { name: t(words), value }),
            to: withFilters(params, { [name]: null, ...also }),
          },
        ]
      : [];
  const days = [search.from, search.to].filter(Boolean).join(" – ");
  const period = search.period && [t(`log.period.${search.period}`), days].filter(Boolean).join(" ");
  return [
    ...chip("person", "log.user", search.person && (person?.name ?? search.person)),
    ...chip("period", "log.period", period, { from: null, to: null }),
    ...chip("result", "log.result", search.result && t(`result.${search.result}`)),
    ...chip("reason", "log.reason", search.reason && t(`reason.${search.reason}`)),
    ...chip("event", "log.event", search.event && t(`event.${search.event}`)),
    ...chip("method", "log.method", search.method && t(`method.${search.method}`)),
    ...chip("address", "log.network", search.address),
    ...chip("session", "log.session", search.session),
  ];
}
