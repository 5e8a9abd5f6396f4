import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { useT } from "~/i18n/react";
import { AppForm, FormField } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { RenameForm } from "./channel-form";

type Props = { name: string; result: SubmissionResult<string[]> | undefined };

export function RenameChannel({ name, result }: Props) {
  const t = useT();
  const [form, fields] = useForm({
    id: "rename",
    lastResult: result,
    defaultValue: { name },
    constraint: getZodConstraint(RenameForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RenameForm }),
  });
  return (
    <AppForm form={form} className="max-w-md">
      <input type="hidden" name="intent" value="rename" />
      <FormField field={fields.name} label={t("field.name")} autoComplete="off" />
      <div>
        <SubmitButton variant="secondary">{t("act.save")}</SubmitButton>
      </div>
    </AppForm>
  );
}
