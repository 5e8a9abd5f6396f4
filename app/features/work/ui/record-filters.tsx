import { useLocation } from "@remix-run/react";
import type { RecordQuery } from "~/domain/work/list";
import { useT } from "~/i18n/react";
import { FilterBar, type FilterChip } from "~/ui/filter-bar";
import { SearchInput } from "~/ui/search-input";
import { Select } from "~/ui/select";
import { withFilters } from "../list/record-query";

type Choice = { value: string; label: string };
type Name = "status" | "stage" | "responsible" | "tag" | "pipeline";
type Props = {
  query: RecordQuery;
  label: string;
  hint: string;
  /** People in scope; nobody when the viewer sees only their own. */
  people: { id: string; name: string }[];
  tags: string[];
  selects?: { name: Name; label: string; options: Choice[] }[];
};

/** The search and the filters of a list of records, with what is chosen as chips. */
export function RecordFilters({ query, label, hint, people, tags, selects = [] }: Props) {
  const t = useT();
  const { search } = useLocation();
  const all: { name: Name; label: string; options: Choice[] }[] = [...selects];
  if (people.length > 0)
    all.push({
      name: "responsible",
      label: t("work.field.responsible"),
      options: [
        { value: "me", label: t("work.me") },
        { value: "none", label: t("work.nobody") },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ],
    });
  if (tags.length > 0)
    all.push({
      name: "tag",
      label: t("work.field.tags"),
      options: tags.map((tag) => ({ value: tag, label: tag })),
    });
  const chips = all.flatMap(({ name, label: what, options }): FilterChip[] => {
    const value = query[name];
    if (value === null) return [];
    const chosen = options.find((option) => option.value === value)?.label ?? value;
    return [{ label: `${what}: ${chosen}`, to: withFilters(search, { [name]: null }) }];
  });
  if (query.q !== "")
    chips.unshift({ label: t("ui.quoted", { text: query.q }), to: withFilters(search, { q: null }) });
  return (
    <FilterBar
      label={label}
      search={
        <SearchInput key={query.q} name="q" defaultValue={query.q} placeholder={hint} maxLength={200} />
      }
      keep={{ cols: new URLSearchParams(search).get("cols") ?? undefined }}
      chips={chips}
      clearTo="?"
    >
      {all.map(({ name, label: what, options }) => (
        <div key={`${name} ${query[name]}`} className="max-w-40!">
          <Select
            name={name}
            aria-label={what}
            defaultValue={query[name] ?? ""}
            placeholder={what}
            options={options}
          />
        </div>
      ))}
    </FilterBar>
  );
}
