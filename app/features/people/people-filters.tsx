import { PERSON_STATES } from "~/domain/holds/person-state";
import { ACTIVITY_FILTERS } from "~/domain/people/list";
import { useT } from "~/i18n/react";
import { FilterBar, type FilterChip } from "~/ui/filter-bar";
import { SearchInput } from "~/ui/search-input";
import { Select } from "~/ui/select";
import type { PeoplePage } from "./list-people.server";
import type { ListQuery } from "./list-query";
import { listTo } from "./list-to";
import { roleName } from "./role-name";

type Props = { query: ListQuery; page: Pick<PeoplePage, "departments" | "roles" | "groups"> };

/** Search and filters of the list; all of them live in the address [MC-31]. */
export function PeopleFilters({ query, page }: Props) {
  const t = useT();
  const roles = page.roles.map((role) => ({ value: role.id, label: roleLabel(t, role) }));
  const departments = [
    ...page.departments.map(({ id, name }) => ({ value: id, label: name })),
    { value: "none", label: t("term.no_department") },
  ];
  const states = PERSON_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }));
  const activity = ACTIVITY_FILTERS.map((value) => ({ value, label: t(`users.activity.${value}`) }));
  const selects = [
    { name: "state", label: t("users.filter.state"), value: query.state, options: states },
    { name: "role", label: t("users.filter.role"), value: query.role, options: roles },
    {
      name: "department",
      label: t("users.filter.department"),
      value: query.department,
      options: departments,
    },
    ...(page.groups.length > 0
      ? [
          {
            name: "group",
            label: t("users.filter.group"),
            value: query.group,
            options: page.groups.map(({ id, name }) => ({ value: id, label: name })),
          } as const,
        ]
      : []),
    { name: "active", label: t("users.column.last_activity"), value: query.active, options: activity },
  ] as const;
  const chips = selects.flatMap(({ name, label, value, options }): FilterChip[] => {
    if (value === null) return [];
    const chosen = options.find((option) => option.value === value)?.label ?? t("common.unknown");
    return [{ label: `${label}: ${chosen}`, to: listTo(query, { [name]: null }) }];
  });
  if (query.q !== "")
    chips.unshift({ label: t("ui.quoted", { text: query.q }), to: listTo(query, { q: "" }) });
  return (
    <FilterBar
      label={t("users.filter_form")}
      search={
        <SearchInput
          key={query.q}
          name="q"
          defaultValue={query.q}
          placeholder={t("users.search_hint")}
          maxLength={200}
        />
      }
      keep={{ sort: new URLSearchParams(listTo(query, {})).get("sort") ?? undefined }}
      chips={chips}
      clearTo={listTo(
        { ...query, q: "", state: null, role: null, department: null, group: null, active: null },
        {},
      )}
    >
      {selects.map(({ name, label, value, options }) => (
        <div key={`${name} ${value}`} className="max-w-40!">
          <Select
            name={name}
            aria-label={label}
            defaultValue={value ?? ""}
            placeholder={label}
            options={[...options]}
          />
        </div>
      ))}
    </FilterBar>
  );
}

/** Two shipped roles may have one name, in the system and in chats: the group tells them apart. */
function roleLabel(t: ReturnType<typeof useT>, role: { template: string | null; name: string }): string {
  const name = roleName(t, role);
  return role.template?.startsWith("chat_") ? `${name} (${t("role.group.chat").toLocaleLowerCase()})` : name;
}
