import { AVAILABILITIES } from "~/domain/presence/availability";
import { useT } from "~/i18n/react";
import { FilterBar, type FilterChip } from "~/ui/filter-bar";
import { SearchInput } from "~/ui/search-input";
import { Select } from "~/ui/select";
import { LIVE_GROUPS, type LiveQuery, liveSearch } from "./live-query";

type Props = { query: LiveQuery; departments: string[] };

/** Search, filters and grouping; all of them live in the address. */
export function LiveFilters({ query, departments }: Props) {
  const t = useT();
  const to = (change: Partial<LiveQuery>) => `/activity${liveSearch(query, change)}`;
  const departmentName = (name: string) => name || t("term.no_department");
  const availability = (value: (typeof AVAILABILITIES)[number]) =>
    value === "away" ? t("availability.away_open") : t(`availability.${value}`);
  const chips: FilterChip[] = [
    ...(query.q === "" ? [] : [{ label: t("ui.quoted", { text: query.q }), to: to({ q: "" }) }]),
    ...(query.availability === null
      ? []
      : [{ label: availability(query.availability), to: to({ availability: null }) }]),
    ...(query.department === null
      ? []
      : [{ label: departmentName(query.department), to: to({ department: null }) }]),
  ];
  const selects = [
    {
      name: "department",
      label: t("live.department"),
      value: query.department === "" ? "none" : (query.department ?? ""),
      placeholder: `${t("live.department")}: ${t("live.all")}`,
      options: [
        ...[...departments].sort().map((name) => ({ value: name, label: name })),
        { value: "none", label: t("term.no_department") },
      ],
    },
    {
      name: "availability",
      label: t("live.availability"),
      value: query.availability ?? "",
      placeholder: `${t("live.availability")}: ${t("live.all")}`,
      options: AVAILABILITIES.map((value) => ({ value, label: availability(value) })),
    },
    {
      name: "group",
      label: t("common.group_by"),
      value: query.group ?? "",
      placeholder: t("live.group.none"),
      options: LIVE_GROUPS.map((value) => ({ value, label: t(`live.group.${value}`) })),
    },
  ];
  const kept = new URLSearchParams(liveSearch(query));
  return (
    <FilterBar
      label={t("live.filter")}
      search={
        <SearchInput
          key={query.q}
          name="q"
          defaultValue={query.q}
          placeholder={t("live.search")}
          maxLength={200}
        />
      }
      keep={{ sort: kept.get("sort") ?? undefined, state: query.state ?? undefined }}
      chips={chips}
      clearTo={to({ q: "", availability: null, department: null })}
    >
      {selects.map(({ name, label, value, placeholder, options }) => (
        <Select
          key={`${name} ${value}`}
          name={name}
          aria-label={label}
          defaultValue={value}
          placeholder={placeholder}
          options={options}
        />
      ))}
    </FilterBar>
  );
}
