import { Link, type LinkProps } from "@remix-run/react";
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-style";
import { cx } from "./cx";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";

type Look = {
  /** Name for screen readers and text of the tooltip. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
};

type Props = Look & { loading?: boolean } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children">;

export const IconButton = forwardRef<HTMLButtonElement, Props>(function IconButton(
  { label, icon, variant = "ghost", size, loading, className, type = "button", ...rest },
  ref,
) {
  return (
    <Tooltip text={label}>
      <button
        {...rest}
        ref={ref}
        type={type}
        aria-label={label}
        aria-busy={loading || undefined}
        className={cx(buttonClass({ variant, size, square: true }), className)}
      >
        {loading ? <Spinner /> : icon}
      </button>
    </Tooltip>
  );
});

export function IconLink({ label, icon, variant = "ghost", size, className, ...rest }: Look & LinkProps) {
  return (
    <Tooltip text={label}>
      <Link
        {...rest}
        prefetch="none"
        aria-label={label}
        className={cx(buttonClass({ variant, size, square: true }), className)}
      >
        {icon}
      </Link>
    </Tooltip>
  );
}
