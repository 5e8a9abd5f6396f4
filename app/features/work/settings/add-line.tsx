import { useT } from "~/i18n/react";
import { TextInput } from "~/ui/text-input";
import { QuickForm } from "./quick-form";

type Props = { fields: Record<string, string>; label: string };

/** Adds something by its name. */
export function AddLine({ fields, label }: Props) {
  const t = useT();
  return (
    <QuickForm fields={fields} submit={t("act.add")}>
      <TextInput
        name="name"
        aria-label={label}
        placeholder={label}
        required
        maxLength={60}
        autoComplete="off"
      />
    </QuickForm>
  );
}
