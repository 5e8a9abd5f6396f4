import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "danger-ghost";
export type ButtonSize = "sm" | "md" | "lg";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-white shadow-xs hover:bg-accent-hover",
  secondary: "bg-raised text-ink border border-edge/50 shadow-xs hover:bg-hover hover:border-edge/80",
  ghost: "text-muted hover:bg-hover hover:text-ink",
  danger: "bg-refused text-white shadow-xs hover:bg-refused-hover",
  "danger-ghost": "text-refused-ink hover:bg-refused-soft",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 px-2.5 text-sm gap-1.5 pointer-coarse:h-9",
  md: "h-8 px-3 text-base gap-2 pointer-coarse:h-10",
  lg: "h-10 px-4 text-md gap-2",
};

const ICON_SIZES: Record<ButtonSize, string> = {
  sm: "size-7 pointer-coarse:size-9",
  md: "size-8 pointer-coarse:size-10",
  lg: "size-10",
};

const BASE =
  "inline-flex shrink-0 items-center justify-center rounded-md font-medium whitespace-nowrap select-none " +
  "transition-[background-color,border-color,color] duration-100 [&_svg]:shrink-0 " +
  "disabled:opacity-50 aria-disabled:opacity-60";

export type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize; full?: boolean; square?: boolean };

/** Classes of everything that looks like a button: buttons, links, summary elements. */
export function buttonClass({ variant = "secondary", size = "md", full, square }: ButtonLook = {}): string {
  return cx(BASE, VARIANTS[variant], square ? ICON_SIZES[size] : SIZES[size], full && "w-full");
}
