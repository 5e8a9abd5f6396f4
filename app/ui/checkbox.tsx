import { forwardRef, type InputHTMLAttributes, type ReactNode, useId } from "react";
import { cx } from "./cx";
import { FieldMessages } from "./field";

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  /** Words beside the box; without them give `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode | ReactNode[];
};

/** The browser's own checkbox in our colours (styles: `.gh-check` in base.css). */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { label, hint, error, id, className, ...rest },
  ref,
) {
  const ownId = useId();
  const boxId = id ?? ownId;
  const invalid = Array.isArray(error) ? error.length > 0 : Boolean(error);
  const describedBy = cx(
    rest["aria-describedby"],
    invalid && `${boxId}-error`,
    Boolean(hint) && `${boxId}-description`,
  );
  const box = (
    <input
      {...rest}
      ref={ref}
      id={boxId}
      type="checkbox"
      aria-describedby={describedBy || undefined}
      aria-invalid={invalid || undefined}
      className={cx("gh-check", className)}
    />
  );
  if (!label) return box;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={boxId} className="flex w-fit items-start gap-2 text-base">
        <span className="flex h-5 items-center">{box}</span>
        <span className="min-w-0">{label}</span>
      </label>
      {(invalid || hint) && (
        <div className="pl-6">
          <FieldMessages id={boxId} hint={hint} error={invalid ? error : undefined} />
        </div>
      )}
    </div>
  );
});
