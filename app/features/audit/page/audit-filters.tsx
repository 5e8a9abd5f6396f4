import { useSearchParams } from "@remix-run/react";
import { AUDIT_KINDS } from "~/domain/log/audit-filter";
import { LOG_EVENTS } from "~/domain/log/events";
import { PERIODS } from "~/domain/log/filter";
import { ExportMenu } from "~/features/log/export-menu";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { FilterBar, type FilterChip } from "~/ui/filter-bar";
import { SearchInput } from "~/ui/search-input";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";
import { type AuditSearch, withAuditFilters } from "./search";

type Choice = { publicId: string; name: string };
type Props = { search: AuditSearch; choices: readonly Choice[]; person: Choice | null };

/** Filters of the audit log: a GET form, so that every view of it has an address. */
export function AuditFilters({ search, choices, person }: Props) {
  const t = useT();
  const [params] = useSearchParams();
  const select = (
    name: "kind" | "event" | "period",
    label: MessageKey,
    values: readonly string[],
    key: string,
  ) => (
    <Select
      key={`${name} ${search[name]}`}
      name={name}
      defaultValue={search[name] ?? ""}
      aria-label={t(label)}
      placeholder={t(`audit.any.${name}`)}
      options={values
        .map((value) => ({ value, label: t(`${key}.${value}` as MessageKey) }))
        .filter(({ label: words }, at, all) => all.findIndex((one) => one.label === words) === at)}
    />
  );
  const day = (name: "from" | "to") => (
    <TextInput
      key={`${name} ${search[name]}`}
      type="date"
      name={name}
      defaultValue={search[name]}
      aria-label={t(`common.${name}`)}
    />
  );
  return (
    <FilterBar
      label={t("audit.filter")}
      chips={chipsOf()}
      clearTo="/settings/audit"
      search={
        <>
          <SearchInput
            key={`person ${search.person}`}
            name="person"
            label={t("audit.person")}
            list="audit-people"
            defaultValue={person?.name ?? search.person}
          />
          <datalist id="audit-people">
            {choices.map(({ publicId, name }) => (
              <option key={publicId} value={name} />
            ))}
          </datalist>
        </>
      }
      actions={<ExportMenu path="/settings/audit/export" />}
    >
      {select("period", "log.period", PERIODS, "log.period")}
      {search.period === "own" && day("from")}
      {search.period === "own" && day("to")}
      {select("kind", "audit.kind", AUDIT_KINDS, "audit.kind")}
      {select("event", "log.event", LOG_EVENTS, "event")}
    </FilterBar>
  );

  function chipsOf(): FilterChip[] {
    const chip = (name: string, words: MessageKey, value: string | null, also: Record<string, null> = {}) =>
      value
        ? [
            {
              label: t("authlog.chip", { name: t(words), value }),
              to: withAuditFilters(params, { [name]: null, ...also }),
            },
          ]
        : [];
    const days = [search.from, search.to].filter(Boolean).join(" – ");
    const period = search.period && [t(`log.period.${search.period}`), days].filter(Boolean).join(" ");
    return [
      ...chip("person", "log.user", search.person && (person?.name ?? search.person)),
      ...chip("period", "log.period", period, { from: null, to: null }),
      ...chip("kind", "audit.kind", search.kind && t(`audit.kind.${search.kind}`)),
      ...chip("event", "log.event", search.event && t(`event.${search.event}`)),
    ];
  }
}
