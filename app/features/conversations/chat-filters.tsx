import { useLocation } from "@remix-run/react";
import { CONVERSATION_STATUSES } from "~/domain/conversations/kinds";
import type { ChatQuery } from "~/domain/conversations/list";
import { useT } from "~/i18n/react";
import { FilterBar, type FilterChip } from "~/ui/filter-bar";
import { SearchInput } from "~/ui/search-input";
import { Select } from "~/ui/select";
import { type ChatFilterName, withoutChatFilter } from "./chat-query";
import type { ChatList } from "./list-chats.server";

type One = {
  name: ChatFilterName;
  label: string;
  value: string;
  options: { value: string; label: string }[];
};

/** The search and the filters of the list of chats, with what is chosen as chips. */
export function ChatFilters({ query, list, hint }: { query: ChatQuery; list: ChatList; hint: string }) {
  const t = useT();
  const { search } = useLocation();
  const all: One[] = [
    {
      name: "waiting",
      label: t("chats.waiting_since"),
      value: query.waiting ? "1" : "",
      options: [{ value: "1", label: t("chats.waiting") }],
    },
    {
      name: "status",
      label: t("chats.status"),
      value: query.status ?? "",
      options: CONVERSATION_STATUSES.map((value) => ({ value, label: t(`chats.status.${value}`) })),
    },
    {
      name: "source",
      label: t("chats.channel"),
      value: query.source ?? "",
      options: list.sources.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: "responsible",
      label: t("work.field.responsible"),
      value: query.responsible ?? "",
      options: [
        { value: "me", label: t("work.me") },
        { value: "none", label: t("work.nobody") },
        ...list.people.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
  ];
  const chips = all.flatMap(({ name, label, value, options }): FilterChip[] => {
    if (value === "") return [];
    const chosen = options.find((option) => option.value === value)?.label ?? value;
    return [
      { label: name === "waiting" ? chosen : `${label}: ${chosen}`, to: withoutChatFilter(search, name) },
    ];
  });
  if (query.q !== "")
    chips.unshift({ label: t("ui.quoted", { text: query.q }), to: withoutChatFilter(search, "q") });
  return (
    <FilterBar
      label={t("chats.filter_form")}
      search={
        <SearchInput key={query.q} name="q" defaultValue={query.q} placeholder={hint} maxLength={200} />
      }
      chips={chips}
      clearTo="?"
    >
      {all.map(({ name, label, value, options }) => (
        <div key={`${name} ${value}`} className="max-w-44!">
          <Select name={name} aria-label={label} defaultValue={value} placeholder={label} options={options} />
        </div>
      ))}
    </FilterBar>
  );
}
