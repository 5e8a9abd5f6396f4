import type { ComponentProps, ReactElement, ReactNode } from "react";
import { Opener } from "./opener";
import { openOverlays } from "./overlays";
import { useOpening } from "./use-opening";

type Props = {
  trigger: ReactElement;
  /** Name of the panel for screen readers. */
  label: string;
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

/** A small panel beside its button: an explanation, the notices, a short form. */
export function Popover({ trigger, label, align = "start", children, ...driven }: Props) {
  const { open, setOpen, parts } = useOpening(driven);
  if (parts === null)
    return (
      <Opener kind="dialog" onOpen={() => setOpen(true)}>
        {trigger}
      </Opener>
    );
  const Radix = parts.Popover;
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] animate-rise overflow-y-auto rounded-lg bg-raised p-4 shadow-pop outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function PopoverClose(props: ComponentProps<"button"> & { asChild?: boolean }) {
  const { Popover: Radix } = openOverlays();
  return <Radix.Close {...props} />;
}
