import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ReactNode } from "react";
import { TASK_KINDS, type TaskKind } from "~/domain/work/kinds";
import { REMINDERS } from "~/domain/work/tasks";
import { useT } from "~/i18n/react";
import { AppForm, FormField, FormSelect, FormTextarea } from "~/ui/form";
import { PickerField } from "../ui/picker-field";
import type { Picked } from "../ui/record-picker";
import { TaskForm } from "./task-form";

export type TaskValues = {
  text: string;
  kind: TaskKind;
  /** Local date and time, as an input of that type reads it. */
  due: string;
  remind: string;
  responsible: Picked | null;
};
type Props = {
  values: TaskValues;
  result: SubmissionResult<string[]> | undefined;
  /** Names the form's act, its version, the card: posted as they are. */
  hidden: Record<string, string>;
  children: ReactNode;
};

/** The form of a task, for a new one and for an edit. */
export function TaskFields({ values, result, hidden, children }: Props) {
  const t = useT();
  const { responsible, ...texts } = values;
  const [form, fields] = useForm({
    id: "task",
    lastResult: result,
    defaultValue: { ...texts, responsible: responsible?.id ?? "" },
    constraint: getZodConstraint(TaskForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: TaskForm }),
  });
  return (
    <AppForm form={form} className="max-w-xl">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormTextarea field={fields.text} label={t("work.field.text")} rows={2} />
      <FormSelect
        field={fields.kind}
        label={t("work.field.kind")}
        options={TASK_KINDS.map((kind) => ({ value: kind, label: t(`task.kind.${kind}`) }))}
      />
      <FormField field={fields.due} label={t("work.field.due")} type="datetime-local" />
      <FormSelect
        field={fields.remind}
        label={t("task.remind")}
        placeholder={t("task.remind.no")}
        options={REMINDERS.map((minutes) => ({ value: String(minutes), label: t(`task.remind.${minutes}`) }))}
      />
      <PickerField
        field={fields.responsible}
        label={t("work.field.responsible")}
        of="colleague"
        first={responsible}
      />
      {children}
    </AppForm>
  );
}
