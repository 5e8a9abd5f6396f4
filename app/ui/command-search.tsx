import { useNavigate } from "@remix-run/react";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useT } from "~/i18n/react";
import { matchCommand } from "./command-match";
import type { CommandItem } from "./command-palette";

type Props = { items: CommandItem[]; onQueryChange?: (query: string) => void; close: () => void };

/** The field and the list of the palette's window. */
export function CommandSearch({ items, onQueryChange, close }: Props) {
  const t = useT();
  const groups = [...new Set(items.map((item) => item.group))];
  return (
    <Command
      label={t("ui.palette")}
      loop
      filter={(_id, typed, words) => matchCommand(typed, words ?? [])}
      className="flex min-h-0 flex-col"
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search size={16} className="shrink-0 text-subtle" />
        <Command.Input
          placeholder={t("ui.go_to")}
          onValueChange={onQueryChange}
          className="h-12 w-full min-w-0 bg-transparent text-md outline-none"
        />
      </div>
      <Command.Empty className="px-3 py-8 text-center text-muted">{t("common.nothing_found")}</Command.Empty>
      <Command.List
        label={t("ui.palette")}
        className="max-h-[min(24rem,60dvh)] overflow-y-auto p-2 empty:hidden"
      >
        {groups.map((group) => (
          <Command.Group key={group} heading={group} className="gh-command-group">
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <CommandLine key={item.id} item={item} close={close} />
              ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

function CommandLine({ item, close }: { item: CommandItem; close: () => void }) {
  const navigate = useNavigate();
  return (
    <Command.Item
      value={item.id}
      keywords={[item.label, item.note ?? "", ...(item.keywords ?? [])]}
      onSelect={() => {
        close();
        if (item.to) navigate(item.to);
        item.onSelect?.();
      }}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 aria-selected:bg-hover pointer-coarse:min-h-11 [&_svg]:shrink-0 [&_svg]:text-subtle"
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.note && <span className="truncate text-sm text-subtle">{item.note}</span>}
    </Command.Item>
  );
}
