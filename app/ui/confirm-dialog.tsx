import { Form } from "@remix-run/react";
import { type ReactElement, type ReactNode, useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "./button";
import { cx } from "./cx";
import { DialogFooter } from "./dialog";
import { dialogBox, dialogScrim } from "./dialog-style";
import { Field } from "./field";
import { Opener } from "./opener";
import { TextInput } from "./text-input";
import { useOpening } from "./use-opening";

type Props = {
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, to whom, and whether there is a way back. */
  description: ReactNode;
  /** The verb of the act: "Delete", not "OK". */
  confirm: string;
  tone?: "danger" | "primary";
  /** Text that has to be typed first; for acts without a way back. */
  typed?: string;
  /** Posted when confirmed, together with the controls in `children`. */
  fields?: Record<string, string | string[]>;
  /** Where to post; the current route without it. */
  action?: string;
  /** Called when confirmed; with it alone nothing is posted. */
  onConfirm?: () => void;
  children?: ReactNode;
};

/** Asks before something that matters; Escape and the first focus are on the safe side. */
export function ConfirmDialog(props: Props) {
  const {
    trigger,
    title,
    description,
    confirm,
    tone = "danger",
    typed,
    fields,
    action,
    onConfirm,
    children,
  } = props;
  const t = useT();
  const [entered, setEntered] = useState("");
  const { open, parts, ...opening } = useOpening(props);
  const setOpen = (next: boolean) => {
    setEntered("");
    opening.setOpen(next);
  };
  if (parts === null)
    return (
      trigger && (
        <Opener kind="dialog" onOpen={() => setOpen(true)}>
          {trigger}
        </Opener>
      )
    );
  const Radix = parts.AlertDialog;
  const ready = typed === undefined || entered.trim() === typed.trim();
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={dialogScrim}>
          <Radix.Content className={cx(dialogBox, "sm:max-w-md")}>
            <Form
              method="post"
              action={action}
              className="flex min-h-0 flex-col"
              onSubmit={(event) => {
                // A portal is still inside the form around it for React, which must not be sent too.
                event.stopPropagation();
                if (!ready || !fields) event.preventDefault();
                if (!ready) return;
                onConfirm?.();
                setOpen(false);
              }}
            >
              <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-5">
                <div>
                  <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
                  <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>
                </div>
                {children}
                {typed !== undefined && (
                  <Field label={t("ui.type_to_confirm", { text: typed })}>
                    <TextInput
                      value={entered}
                      onChange={(event) => setEntered(event.currentTarget.value)}
                      autoComplete="off"
                    />
                  </Field>
                )}
                <HiddenFields fields={fields ?? {}} />
              </div>
              <DialogFooter>
                <Radix.Cancel asChild>
                  <Button>{t("act.cancel")}</Button>
                </Radix.Cancel>
                <Button type="submit" variant={tone} disabled={!ready}>
                  {confirm}
                </Button>
              </DialogFooter>
            </Form>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

function HiddenFields({ fields }: { fields: Record<string, string | string[]> }) {
  return Object.entries(fields).flatMap(([name, values]) =>
    [values]
      .flat()
      .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
  );
}
