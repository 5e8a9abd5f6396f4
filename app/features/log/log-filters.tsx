import { useSearchParams } from "@remix-run/react";
import { AUTH_LOG_EVENTS, LOG_METHODS, LOG_RESULTS } from "~/domain/log/events";
import { PERIODS } from "~/domain/log/filter";
import { DENY_REASONS } from "~/domain/session/reasons";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { FilterBar } from "~/ui/filter-bar";
import { SearchInput } from "~/ui/search-input";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";
import { ExportMenu } from "./export-menu";
import { chipsOf } from "./filter-chips";
import type { LogSearch } from "./search";
import { withFilters } from "./search";

type Choice = { publicId: string; name: string };
type Props = {
  search: LogSearch;
  choices: readonly Choice[];
  /** The person whom the search means, when it means one. */
  person: Choice | null;
  isWide: boolean;
  mayExport: boolean;
};

/** The filters of the log: a GET form, so that every view of the log has an address. */
export function LogFilters({ search, choices, person, isWide, mayExport }: Props) {
  const t = useT();
  const [params] = useSearchParams();
  const select = (
    name: keyof LogSearch & ("period" | "result" | "reason" | "event" | "method"),
    values: readonly string[],
    key: string,
  ) => (
    <Select
      key={`${name} ${search[name]}`}
      name={name}
      defaultValue={search[name] ?? ""}
      aria-label={t(`log.${name}` as MessageKey)}
      placeholder={t(`authlog.any.${name}`)}
      options={values.map((value) => ({ value, label: t(`${key}.${value}` as MessageKey) }))}
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
  const address = (
    <TextInput
      key={`address ${search.address}`}
      name="address"
      defaultValue={search.address}
      aria-label={t("log.network")}
      placeholder={t("log.network")}
      spellCheck={false}
    />
  );
  return (
    <FilterBar
      label={t("authlog.filter")}
      keep={{ view: params.get("view") ?? undefined, session: search.session || undefined }}
      chips={chipsOf(search, person, params, t)}
      clearTo={withFilters(new URLSearchParams(), { view: params.get("view") })}
      search={
        isWide && (
          <>
            <SearchInput
              key={`person ${search.person}`}
              name="person"
              label={t("authlog.person")}
              list="log-people"
              defaultValue={person?.name ?? search.person}
            />
            <datalist id="log-people">
              {choices.map(({ publicId, name }) => (
                <option key={publicId} value={name} />
              ))}
            </datalist>
          </>
        )
      }
      actions={mayExport && <ExportMenu />}
    >
      {select("period", PERIODS, "log.period")}
      {search.period === "own" && day("from")}
      {search.period === "own" && day("to")}
      {select("result", LOG_RESULTS, "result")}
      {address}
      {select("reason", DENY_REASONS, "reason")}
      {select("event", AUTH_LOG_EVENTS, "event")}
      {select("method", LOG_METHODS, "method")}
    </FilterBar>
  );
}
