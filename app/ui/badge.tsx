import type { ReactNode } from "react";
import { cx } from "./cx";
import { type Tone, toneDot, toneSoft } from "./tone";

/** One or two words on a soft ground. The words carry the meaning, the colour only helps. */
export function Badge({
  tone = "neutral",
  icon,
  children,
  className,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cx(
        "inline-flex max-w-full items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs font-medium [&_svg]:shrink-0",
        toneSoft[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** A dot before plain text: presence in lists, results in the log. `hollow` is for "not now" (offline). */
export function StatusDot({
  tone = "neutral",
  hollow,
  wraps,
  children,
  className,
}: {
  tone?: Tone;
  hollow?: boolean;
  /** A sentence that takes several lines rather than being cut. */
  wraps?: boolean;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cx(
        "inline-flex max-w-full min-w-0 gap-2",
        wraps ? "items-baseline" : "items-center",
        className,
      )}
    >
      <span
        aria-hidden="true"
        className={cx("size-2 shrink-0 rounded-full", hollow ? "border-[1.5px] border-edge" : toneDot[tone])}
      />
      <span className={wraps ? "min-w-0" : "truncate"}>{children}</span>
    </span>
  );
}
