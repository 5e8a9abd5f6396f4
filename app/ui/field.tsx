import { createContext, type ReactNode, useContext, useId } from "react";
import { useT } from "~/i18n/react";
import { cx } from "./cx";

type FieldWiring = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean };
const FieldContext = createContext<FieldWiring | null>(null);

export type FieldProps = {
  label: ReactNode;
  /** Said before typing: the rule, an example. */
  hint?: ReactNode;
  /** One error or several; shown under the control and announced with it. */
  error?: ReactNode | ReactNode[];
  required?: boolean;
  /** Id of the control; `<id>-error` and `<id>-description` belong to the messages (as in Conform). */
  id?: string;
  /** Right of the label: "Forgot?", a counter. */
  aside?: ReactNode;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label, hint and error around one control, which picks up id and aria attributes from here by itself. */
export function Field({
  label,
  hint,
  error,
  required = false,
  id,
  aside,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const invalid = Array.isArray(error) ? error.length > 0 : Boolean(error);
  const describedBy =
    cx(invalid && `${fieldId}-error`, Boolean(hint) && `${fieldId}-description`) || undefined;
  return (
    <div className={cx("flex min-w-0 flex-col gap-1.5", className)}>
      <div className={cx("flex items-baseline justify-between gap-2", hideLabel && "sr-only")}>
        <label htmlFor={fieldId} className="text-sm font-medium text-ink">
          {label}
          {required && <RequiredMark />}
        </label>
        {aside && <span className="text-sm text-subtle">{aside}</span>}
      </div>
      <FieldContext.Provider value={{ id: fieldId, describedBy, invalid, required }}>
        {children}
      </FieldContext.Provider>
      <FieldMessages id={fieldId} hint={hint} error={invalid ? error : undefined} />
    </div>
  );
}

export function RequiredMark() {
  const t = useT();
  return (
    <span className="text-refused-ink">
      <span aria-hidden="true"> *</span>
      <span className="sr-only"> ({t("ui.required")})</span>
    </span>
  );
}

/** The lines under a control or a group of controls. */
export function FieldMessages({
  id,
  hint,
  error,
}: {
  id: string;
  hint?: ReactNode;
  error?: ReactNode | ReactNode[];
}) {
  const errors = Array.isArray(error) ? error : error ? [error] : [];
  return (
    <>
      {errors.length > 0 && (
        <div id={`${id}-error`} className="text-sm text-refused-ink">
          {errors.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages have no identity of their own
            <p key={index}>{line}</p>
          ))}
        </div>
      )}
      {hint && (
        <div id={`${id}-description`} className="text-sm text-subtle">
          {hint}
        </div>
      )}
    </>
  );
}

type Wired = {
  id?: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling";
};

/** Attributes a control takes from the Field around it; what the control says itself wins. */
export function useFieldWiring<P extends Wired>(props: P): P {
  const field = useContext(FieldContext);
  if (!field) return props;
  return {
    ...props,
    id: props.id ?? field.id,
    required: props.required ?? (field.required || undefined),
    "aria-describedby": cx(props["aria-describedby"], field.describedBy) || undefined,
    "aria-invalid": props["aria-invalid"] ?? (field.invalid || undefined),
  };
}
