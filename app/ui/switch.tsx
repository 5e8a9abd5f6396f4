import { forwardRef, type InputHTMLAttributes, type ReactNode, useId } from "react";
import { cx } from "./cx";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "role"> & {
  /** Words beside the switch; without them give `aria-label`. They say what "on" means, they never change. */
  label?: ReactNode;
  hint?: ReactNode;
};

/** On or off, in effect at once or with the form around it. A checkbox underneath, so forms and no-script work. */
export const Switch = forwardRef<HTMLInputElement, Props>(function Switch(
  { label, hint, id, className, ...rest },
  ref,
) {
  const ownId = useId();
  const switchId = id ?? ownId;
  const hintId = hint ? `${switchId}-description` : undefined;
  const control = (
    <input
      {...rest}
      ref={ref}
      id={switchId}
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: the browser says aria-checked itself for a checkbox
      role="switch"
      aria-describedby={cx(rest["aria-describedby"], hintId) || undefined}
      className={cx("gh-switch", className)}
    />
  );
  if (!label) return control;
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <label htmlFor={switchId} className="font-medium">
          {label}
        </label>
        {hint && (
          <p id={hintId} className="text-sm text-subtle">
            {hint}
          </p>
        )}
      </div>
      <span className="flex h-5 items-center">{control}</span>
    </div>
  );
});
