import { Settings, UserRound } from "lucide-react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { type CommandItem, CommandPalette } from "~/ui/command-palette";
import type { DeskData } from "./desk-data";
import { PageIcon } from "./page-icon";
import { PAGES, type Page } from "./pages";
import { useFoundPeople } from "./use-found-people";

/** Ctrl+K: the pages this person may open, and people by name as far as their scope reaches. */
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
  const hasSettings = PAGES.some(
    (page: Page) => page.places.includes("settings") && data.pages.includes(page.id as never),
  );
  return (
    <CommandPalette
      items={[...pages, ...(hasSettings ? [settings] : []), ...found]}
      onQueryChange={setQuery}
    />
  );
}
