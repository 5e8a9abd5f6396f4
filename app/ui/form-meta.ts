import { useT } from "~/i18n/react";
import { sayIt } from "~/i18n/said";

/** What the parts of form.tsx read of a Conform field; every FieldMetadata fits. */
export interface FormFieldMeta {
  key?: string | undefined;
  id: string;
  name: string;
  formId: string;
  errors?: string[] | undefined;
  initialValue?: unknown;
  required?: boolean | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: string | number | undefined;
  pattern?: string | undefined;
}

/** Attributes of a control that is not a checkbox or radio. `key` makes it start anew when the form is reset. */
export function controlProps(field: FormFieldMeta) {
  const { id, name, formId, initialValue } = field;
  return {
    id,
    name,
    form: formId,
    defaultValue: typeof initialValue === "string" ? initialValue : undefined,
  };
}

/** Attributes of a single checkbox or switch; its value in the form is "on". */
export function checkProps(field: FormFieldMeta) {
  const { id, name, formId, initialValue } = field;
  return {
    id,
    name,
    form: formId,
    value: "on",
    defaultChecked: initialValue === "on" || initialValue === true,
  };
}

/** Errors in words: message keys (made by `said`) are translated, ready texts stay. */
export function useErrorTexts(): (errors: string[] | null | undefined) => string[] {
  const t = useT();
  return (errors) => (errors ?? []).map((error) => sayIt(t, error));
}
