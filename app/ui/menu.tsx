import { Link } from "@remix-run/react";
import { Check, EllipsisVertical } from "lucide-react";
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/react";
import { cx } from "./cx";
import { IconButton } from "./icon-button";
import { type OpenedBy, Opener } from "./opener";
import { openOverlays, useOverlays } from "./overlays";

type Props = {
  /** Element that opens it; without one the ⋮ button, which then needs `name`. */
  trigger?: ReactElement;
  /** What the actions are for: "Anna Kowalska". */
  name?: string;
  align?: "start" | "end";
  children: ReactNode;
};

/** Actions on one thing. Contents: MenuItem, MenuLink, MenuChoice, MenuLabel, MenuSeparator. */
export function Menu({ trigger, name = "", align = "end", children }: Props) {
  const t = useT();
  const [openedBy, setOpenedBy] = useState<OpenedBy | null>(null);
  const parts = useOverlays(openedBy !== null);
  const button = useRef<HTMLButtonElement>(null);
  const isByKeyboard = parts !== null && openedBy === "keyboard";
  useEffect(() => {
    // The library begins at the first line when it has seen the key itself.
    if (!isByKeyboard) return;
    button.current?.focus();
    button.current?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }, [isByKeyboard]);
  const shown = trigger ?? (
    <IconButton size="sm" label={t("ui.actions", { name })} icon={<EllipsisVertical size={16} />} />
  );
  if (parts === null)
    return (
      <Opener kind="menu" onOpen={setOpenedBy}>
        {shown}
      </Opener>
    );
  const Radix = parts.DropdownMenu;
  return (
    <Radix.Root modal={false} defaultOpen={openedBy === "pointer"}>
      <Radix.Trigger asChild ref={button}>
        {shown}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 animate-rise overflow-y-auto rounded-lg bg-raised p-1 shadow-pop"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const item =
  "flex min-h-8 w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left text-base outline-none select-none pointer-coarse:min-h-11 " +
  "data-highlighted:bg-hover data-disabled:pointer-events-none data-disabled:opacity-50 [&_svg]:shrink-0";

type ItemProps = {
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onSelect?: (event: Event) => void;
  children: ReactNode;
};

export function MenuItem({ icon, danger, disabled, onSelect, children }: ItemProps) {
  const { DropdownMenu: Radix } = openOverlays();
  return (
    <Radix.Item
      disabled={disabled}
      onSelect={onSelect}
      className={cx(item, danger && "text-refused-ink data-highlighted:bg-refused-soft")}
    >
      {icon}
      {children}
    </Radix.Item>
  );
}

export function MenuLink({
  to,
  icon,
  children,
  reloadDocument,
}: {
  to: string;
  icon?: ReactNode;
  children: ReactNode;
  reloadDocument?: boolean;
}) {
  const { DropdownMenu: Radix } = openOverlays();
  return (
    <Radix.Item asChild>
      <Link to={to} prefetch="none" reloadDocument={reloadDocument} className={item}>
        {icon}
        {children}
      </Link>
    </Radix.Item>
  );
}

/** One of several: availability, theme. */
export function MenuChoice({
  checked,
  icon,
  onSelect,
  children,
}: {
  checked: boolean;
  icon?: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}) {
  const { DropdownMenu: Radix } = openOverlays();
  return (
    <Radix.CheckboxItem checked={checked} onSelect={onSelect} className={item}>
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      <Radix.ItemIndicator>
        <Check size={16} className="text-accent-ink" />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { DropdownMenu: Radix } = openOverlays();
  return <Radix.Label className="px-2 py-1.5 text-xs text-subtle">{children}</Radix.Label>;
}

export function MenuSeparator() {
  const { DropdownMenu: Radix } = openOverlays();
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
