import { Field } from "~/ui/field";
import { type FormFieldMeta, useErrorTexts } from "~/ui/form-meta";
import { type Picked, RecordPicker } from "./record-picker";

type Props = {
  field: FormFieldMeta;
  label: string;
  of: "colleague" | "contact" | "company" | "deal";
  first: Picked | null;
  hint?: string | undefined;
};

/** A picker as a field of a Conform form. */
export function PickerField({ field, label, of, first, hint }: Props) {
  const texts = useErrorTexts();
  return (
    <Field id={field.id} label={label} hint={hint} error={texts(field.errors)}>
      <RecordPicker of={of} name={field.name} first={first} id={field.id} form={field.formId} />
    </Field>
  );
}
