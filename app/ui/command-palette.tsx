import { Search } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useT } from "~/i18n/react";
import { cx } from "./cx";
import { dialogBox, dialogScrim } from "./dialog-style";
import { Kbd } from "./kbd";
import { Opener } from "./opener";
import { useOpening } from "./use-opening";

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
  const { open, setOpen, parts } = useOpening({});
  useOpenKey(() => setOpen(!open));
  const button = (
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
  );
  if (parts === null)
    return (
      <Opener kind="dialog" onOpen={() => setOpen(true)}>
        {button}
      </Opener>
    );
  const { CommandSearch, Dialog: Radix } = parts;
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{button}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={dialogScrim}>
          <Radix.Content className={cx(dialogBox, "sm:max-w-xl")} aria-describedby={undefined}>
            <Radix.Title className="sr-only">{t("ui.palette")}</Radix.Title>
            <CommandSearch items={items} onQueryChange={onQueryChange} close={() => setOpen(false)} />
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
