import { Settings, UserRound } from "lucide-react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { type CommandItem, CommandPalette } from "~/ui/command-palette";
import type { DeskData } from "./desk-data";
import { PageIcon } from "./page-icon";
import { PAGES, type Page } from "./pages";
import { useFoundPeople } from "./use-found-people";
import { useFoundRecords } from "./use-found-records";

const RECORD_GROUPS = {
  deal: { page: "deals", label: "nav.deals" },
  contact: { page: "contacts", label: "nav.contacts" },
  company: { page: "companies", label: "nav.companies" },
  task: { page: "tasks", label: "nav.tasks" },
  conversation: { page: "chats", label: "nav.conversations" },
} as const;

/** Ctrl+K: the pages this person may open, and records, chats and people by name as far as their scope reaches. */
export function Palette({ data }: { data: DeskData }) {
  const t = useT();
  const [query, setQuery] = useState("");
  const people = useFoundPeople(query, data.pages.includes("users"));
  const pages = PAGES.filter(({ id }) => data.pages.includes(id)).map(
    ({ id, to, label }: Page): CommandItem => ({
      id: `page:${id}`,
      label: t(label),
      group: t("palette.pages"),
      icon: <PageIcon id={id} size={16} />,
      keywords: [to],
      to,
    }),
  );
  const settings: CommandItem = {
    id: "page:settings",
    label: t("nav.settings"),
    group: t("palette.pages"),
    icon: <Settings size={16} />,
    keywords: ["/settings"],
    to: "/settings",
  };
  const found = people.map(
    ({ id, name, note }): CommandItem => ({
      id: `person:${id}`,
      label: name,
      group: t("palette.people"),
      icon: <UserRound size={16} />,
      note,
      // The server has matched the e-mail and the phone, which are not shown here.
      keywords: [query],
      to: `/users/${id}`,
    }),
  );
  const records = useFoundRecords(query, data.pages.includes("search")).map(
    ({ kind, to, name, note }): CommandItem => ({
      id: `record:${to}`,
      label: name,
      group: t(RECORD_GROUPS[kind].label),
      icon: <PageIcon id={RECORD_GROUPS[kind].page} size={16} />,
      note,
      // The server has matched phones, tags and the rest, which are not shown here.
      keywords: [query],
      to,
    }),
  );
  const hasSettings = PAGES.some(
    (page: Page) => page.places.includes("settings") && data.pages.includes(page.id as never),
  );
  return (
    <CommandPalette
      items={[...pages, ...(hasSettings ? [settings] : []), ...records, ...found]}
      onQueryChange={setQuery}
    />
  );
}
