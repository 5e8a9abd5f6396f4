import { X } from "lucide-react";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { useT } from "~/i18n/react";
import { buttonClass } from "./button-style";
import { cx } from "./cx";
import { dialogBox, dialogScrim } from "./dialog-style";
import { Opener } from "./opener";
import { openOverlays } from "./overlays";
import { useOpening } from "./use-opening";

export type DialogProps = {
  title: ReactNode;
  /** One sentence under the title. */
  description?: ReactNode;
  /** Element that opens it; without one, drive `open` and `onOpenChange`. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: "sm" | "md" | "lg" | "xl";
  /** Buttons, the main one last. */
  footer?: ReactNode;
  children?: ReactNode;
};

const WIDTH = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-2xl", xl: "sm:max-w-4xl" };

/** The one dialog: centred on a wide screen, a sheet from below on a phone. Focus is kept inside and given back. */
export function Dialog({
  title,
  description,
  trigger,
  size = "md",
  footer,
  children,
  ...driven
}: DialogProps) {
  const t = useT();
  const { open, setOpen, parts } = useOpening(driven);
  if (parts === null)
    return (
      trigger && (
        <Opener kind="dialog" onOpen={() => setOpen(true)}>
          {trigger}
        </Opener>
      )
    );
  const Radix = parts.Dialog;
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={dialogScrim}>
          <Radix.Content
            className={cx(dialogBox, WIDTH[size])}
            {...(description ? {} : { "aria-describedby": undefined })}
          >
            <header className="py-4 pr-14 pl-5">
              <div>
                <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
                {description && (
                  <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>
                )}
              </div>
            </header>
            {children && <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>}
            {footer && <DialogFooter>{footer}</DialogFooter>}
            {/* Last, so that the first focus goes to what the dialog is about. */}
            <Radix.Close
              aria-label={t("ui.close")}
              className={cx(
                buttonClass({ variant: "ghost", size: "sm", square: true }),
                "absolute top-3.5 right-3.5",
              )}
            >
              <X size={16} />
            </Radix.Close>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Bar with the buttons; use it inside a form that fills the dialog. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="flex flex-wrap justify-end gap-2 border-t border-line bg-sunken px-5 py-3 max-sm:flex-col-reverse max-sm:[&>*]:w-full">
      {children}
    </footer>
  );
}

/** Wrap a cancel button with it: closes the dialog around. */
export function DialogClose(props: ComponentProps<"button"> & { asChild?: boolean }) {
  const { Dialog: Radix } = openOverlays();
  return <Radix.Close {...props} />;
}
