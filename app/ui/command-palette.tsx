import { useNavigate } from "@remix-run/react";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useEffect, useState } from "react";
import { useT } from "~/i18n/react";
import { matchCommand } from "./command-match";
import { cx } from "./cx";
import { dialogBox, dialogScrim } from "./dialog-style";
import { Kbd } from "./kbd";

export type CommandItem = {
  id: string;
  label: string;
  group: string;
  icon?: ReactNode;
  /** Second line or department, found by too. */
  note?: string;
  /** Further words it is found by, in all languages people may type. */
  keywords?: string[];
  to?: string;
  onSelect?: () => void;
};

type Props = {
  /** Pages and actions this person may use, and the results of `onQueryChange`. */
  items: CommandItem[];
  /** For searching people on the server while typing. */
  onQueryChange?: (query: string) => void;
};

/** Search field of the header and its window. Ctrl+K or ⌘K from everywhere. */
export function CommandPalette({ items, onQueryChange }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  useOpenKey(() => setOpen((was) => !was));
  const groups = [...new Set(items.map((item) => item.group))];
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>
        <button
          type="button"
          aria-keyshortcuts="Control+K Meta+K"
          className="flex h-8 items-center gap-2 rounded-md border border-edge/60 bg-surface px-2.5 text-subtle hover:border-edge hover:text-ink max-md:size-10 max-md:justify-center max-md:border-0 max-md:bg-transparent max-md:p-0 md:w-64"
        >
          <Search size={16} className="shrink-0" />
          <span className="min-w-0 flex-1 truncate text-left max-md:sr-only">{t("ui.go_to")}</span>
          <span className="max-md:hidden">
            <Kbd>Ctrl K</Kbd>
          </span>
        </button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={dialogScrim}>
          <Radix.Content className={cx(dialogBox, "sm:max-w-xl")} aria-describedby={undefined}>
            <Radix.Title className="sr-only">{t("ui.palette")}</Radix.Title>
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
              <Command.Empty className="px-3 py-8 text-center text-muted">
                {t("common.nothing_found")}
              </Command.Empty>
              <Command.List
                label={t("ui.palette")}
                className="max-h-[min(24rem,60dvh)] overflow-y-auto p-2 empty:hidden"
              >
                {groups.map((group) => (
                  <Command.Group key={group} heading={group} className="gh-command-group">
                    {items
                      .filter((item) => item.group === group)
                      .map((item) => (
                        <Command.Item
                          key={item.id}
                          value={item.id}
                          keywords={[item.label, item.note ?? "", ...(item.keywords ?? [])]}
                          onSelect={() => {
                            setOpen(false);
                            if (item.to) navigate(item.to);
                            item.onSelect?.();
                          }}
                          className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 aria-selected:bg-hover pointer-coarse:min-h-11 [&_svg]:shrink-0 [&_svg]:text-subtle"
                        >
                          {item.icon}
                          <span className="min-w-0 flex-1 truncate">{item.label}</span>
                          {item.note && <span className="truncate text-sm text-subtle">{item.note}</span>}
                        </Command.Item>
                      ))}
                  </Command.Group>
                ))}
              </Command.List>
            </Command>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

function useOpenKey(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== "KeyK" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      toggle();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
