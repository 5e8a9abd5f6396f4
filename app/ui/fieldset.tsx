import { type ReactNode, useId } from "react";
import { cx } from "./cx";
import { FieldMessages, RequiredMark } from "./field";

type Props = {
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode | ReactNode[];
  required?: boolean;
  id?: string;
  hideLegend?: boolean;
  className?: string;
  children: ReactNode;
};

/** A group of checkboxes, switches or radios with one name, hint and error. */
export function Fieldset({ legend, hint, error, required, id, hideLegend, className, children }: Props) {
  const ownId = useId();
  const groupId = id ?? ownId;
  const invalid = Array.isArray(error) ? error.length > 0 : Boolean(error);
  return (
    <fieldset
      id={groupId}
      aria-describedby={
        cx(invalid && `${groupId}-error`, Boolean(hint) && `${groupId}-description`) || undefined
      }
      className={cx("flex min-w-0 flex-col gap-2", className)}
    >
      <legend className={cx("mb-2 text-sm font-medium", hideLegend && "sr-only")}>
        {legend}
        {required && <RequiredMark />}
      </legend>
      {children}
      <FieldMessages id={groupId} hint={hint} error={invalid ? error : undefined} />
    </fieldset>
  );
}
