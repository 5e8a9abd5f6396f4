import { Link, type LinkProps } from "@remix-run/react";
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-style";
import { cx } from "./cx";
import { Spinner } from "./spinner";

type Look = Omit<ButtonLook, "square"> & {
  /** Leading icon, 16 px. */
  icon?: ReactNode;
};

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  Look & {
    /** Work is going on: the button keeps its size and the focus, and does nothing when pressed. */
    loading?: boolean;
  };

/** `type` is "button" unless said otherwise; use SubmitButton in forms of the app. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, full, icon, loading, className, children, type = "button", onClick, ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      onClick={loading ? (event) => event.preventDefault() : onClick}
      className={cx(buttonClass({ variant, size, full }), className)}
    >
      {loading ? <Spinner /> : icon}
      {children}
    </button>
  );
});

/** A link that looks like a button. It never prefetches: counted pages must not be opened by a hover. */
export const ButtonLink = forwardRef<HTMLAnchorElement, LinkProps & Look>(function ButtonLink(
  { variant, size, full, icon, className, children, ...rest },
  ref,
) {
  return (
    <Link {...rest} ref={ref} prefetch="none" className={cx(buttonClass({ variant, size, full }), className)}>
      {icon}
      {children}
    </Link>
  );
});
