import { Form } from "@remix-run/react";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import type { FieldKind } from "~/domain/work/kinds";
import { useT } from "~/i18n/react";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { IconButton } from "~/ui/icon-button";
import { TextInput } from "~/ui/text-input";
import { QuickForm } from "./quick-form";

type Props = { field: { id: string; name: string; kind: FieldKind }; place: number; last: number };

/** One field of the company's own: its name, its place among the others, its end. */
export function FieldLine({ field: { id, name, kind }, place, last }: Props) {
  const t = useT();
  return (
    <li className="flex flex-wrap items-center gap-2">
      <QuickForm fields={{ intent: "rename_field", id }} submit={t("act.save")}>
        <TextInput
          key={name}
          name="name"
          aria-label={t("fields.field", { name })}
          defaultValue={name}
          required
          maxLength={60}
          autoComplete="off"
        />
      </QuickForm>
      <span className="text-sm text-subtle">{t(`fields.kind.${kind}`)}</span>
      <Steps id={id} name={name} place={place} last={last} />
      <ConfirmDialog
        trigger={
          <IconButton size="sm" label={t("crm_settings.delete", { name })} icon={<Trash2 size={14} />} />
        }
        title={t("card.delete.title", { name })}
        description={t("crm_settings.delete.line")}
        confirm={t("act.delete")}
        fields={{ intent: "delete_field", id }}
      />
    </li>
  );
}

/** The two buttons of a place. The line moves under the keyboard: the focus goes with it, to the other button at an end. */
function Steps({ id, name, place, last }: { id: string; name: string; place: number; last: number }) {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const pressed = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what the focus follows
  useEffect(() => {
    if (pressed.current === null) return;
    const buttons = [...(form.current?.querySelectorAll<HTMLButtonElement>("button:enabled") ?? [])];
    (buttons.find(({ value }) => value === pressed.current) ?? buttons[0])?.focus();
    pressed.current = null;
  }, [place]);
  const step = (by: "-1" | "1", isEnd: boolean) => (
    <IconButton
      type="submit"
      size="sm"
      name="by"
      value={by}
      disabled={isEnd}
      onClick={() => {
        pressed.current = by;
      }}
      label={t(by === "1" ? "pipelines.stage.later" : "pipelines.stage.earlier", { name })}
      icon={by === "1" ? <ArrowDown size={14} /> : <ArrowUp size={14} />}
    />
  );
  return (
    <Form method="post" ref={form} className="flex gap-1">
      <input type="hidden" name="intent" value="move_field" />
      <input type="hidden" name="id" value={id} />
      {step("-1", place === 0)}
      {step("1", place === last)}
    </Form>
  );
}
