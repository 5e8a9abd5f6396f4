import { type FormMetadata, getFormProps } from "@conform-to/react";
import { Form, type FormProps } from "@remix-run/react";
import type { ElementType, ReactNode } from "react";
import { Checkbox } from "./checkbox";
import { cx } from "./cx";
import { Field, type FieldProps } from "./field";
import { FormError } from "./form-error";
import { checkProps, controlProps, type FormFieldMeta, useErrorTexts } from "./form-meta";
import { PasswordInput } from "./password-input";
import { type RadioCard, RadioCards } from "./radio-cards";
import { Select, type SelectProps } from "./select";
import { Switch } from "./switch";
import { TextInput, type TextInputProps } from "./text-input";
import { Textarea } from "./textarea";

/*
 * Conform with the looks of app/ui. A part takes `field` and a label; name, id, first value, required mark, errors and
 * aria attributes come from the field. Ids of messages are Conform's own (`<id>-error`, `<id>-description`).
 */

type AppFormProps<Schema extends Record<string, unknown>> = Omit<FormProps, "id" | "onSubmit" | "form"> & {
  form: FormMetadata<Schema, string[]>;
  /** `fetcher.Form` when the answer should not navigate. */
  as?: ElementType;
};

/** POST form of Remix around Conform's; errors of the whole form stand on top and take the focus. */
export function AppForm<Schema extends Record<string, unknown>>({
  form,
  as: Tag = Form,
  method = "post",
  className,
  children,
  ...rest
}: AppFormProps<Schema>) {
  const texts = useErrorTexts();
  return (
    <Tag {...rest} method={method} {...getFormProps(form)} className={cx("flex flex-col gap-4", className)}>
      <FormError errors={texts(form.errors).map((message) => ({ message }))} />
      {children}
    </Tag>
  );
}

type FieldLook = Pick<FieldProps, "label" | "hint" | "aside" | "hideLabel" | "className"> & {
  field: FormFieldMeta;
};

function Wired({ field, children, ...look }: FieldLook & { children: ReactNode }) {
  const texts = useErrorTexts();
  return (
    <Field {...look} id={field.id} required={field.required} error={texts(field.errors)}>
      {children}
    </Field>
  );
}

function split<P extends FieldLook>({ field, label, hint, aside, hideLabel, className, ...control }: P) {
  return { look: { field, label, hint, aside, hideLabel, className }, control };
}

type Control<P> = Omit<P, "id" | "name" | "form" | "defaultValue" | "className">;

/** One line of text: `type` email, tel, date, number and so on. */
export function FormField(props: FieldLook & Control<TextInputProps>) {
  const { look, control } = split(props);
  const { minLength, maxLength, min, max, step, pattern } = props.field;
  return (
    <Wired {...look}>
      <TextInput
        {...{ minLength, maxLength, min, max, step, pattern }}
        {...control}
        {...controlProps(look.field)}
        key={look.field.key}
      />
    </Wired>
  );
}

export function FormTextarea(props: FieldLook & { rows?: number; placeholder?: string }) {
  const { look, control } = split(props);
  return (
    <Wired {...look}>
      <Textarea
        maxLength={props.field.maxLength}
        {...control}
        {...controlProps(look.field)}
        key={look.field.key}
      />
    </Wired>
  );
}

export function FormSelect(props: FieldLook & Control<SelectProps>) {
  const { look, control } = split(props);
  return (
    <Wired {...look}>
      <Select {...control} {...controlProps(look.field)} key={look.field.key} />
    </Wired>
  );
}

/** `autoComplete`: "current-password" (default) or "new-password"; `suggest` makes a password [FM-10]. */
export function FormPassword(
  props: FieldLook & { autoComplete?: string; suggest?: () => string; autoFocus?: boolean },
) {
  const { look, control } = split(props);
  const { defaultValue: _never, ...wiring } = controlProps(look.field);
  return (
    <Wired {...look}>
      <PasswordInput {...control} {...wiring} key={look.field.key} />
    </Wired>
  );
}

type CheckLook = { field: FormFieldMeta; label: ReactNode; hint?: ReactNode; disabled?: boolean };

export function FormCheckbox({ field, ...rest }: CheckLook) {
  const texts = useErrorTexts();
  return <Checkbox {...rest} {...checkProps(field)} error={texts(field.errors)} key={field.key} />;
}

export function FormSwitch({ field, ...rest }: CheckLook) {
  return <Switch {...rest} {...checkProps(field)} key={field.key} />;
}

type CardsLook = {
  field: FormFieldMeta;
  legend: ReactNode;
  cards: RadioCard[];
  hint?: ReactNode;
  columns?: 1 | 2 | 3;
  hideLegend?: boolean;
};

export function FormRadioCards({ field, ...rest }: CardsLook) {
  const texts = useErrorTexts();
  const { id, name, form, defaultValue } = controlProps(field);
  return (
    <RadioCards
      {...rest}
      {...{ id, name, form, defaultValue }}
      required={field.required}
      error={texts(field.errors)}
      key={field.key}
    />
  );
}
