import type { ReactNode } from "react";
import { cx } from "./cx";
import { type Tone, toneDot } from "./tone";

type Props = {
  /** What is measured; said aloud and, unless `hideLabel`, shown. */
  label: string;
  value: number;
  max: number;
  /** Shown on the right; "8 / 10" without it. */
  text?: ReactNode;
  tone?: Tone;
  hideLabel?: boolean;
};

/** Share of `max` that is used or done. Tone of a limit: accent, from 80 % held, at 100 % refused (see `limitTone`). */
export function Progress({ label, value, max, text, tone = "accent", hideLabel }: Props) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div>
      <div className={cx("mb-1 flex items-baseline justify-between gap-3 text-sm", hideLabel && "sr-only")}>
        <span className="min-w-0 text-muted">{label}</span>
        <span className="shrink-0 font-medium">{text ?? `${value} / ${max}`}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        className="h-1.5 overflow-hidden rounded-full bg-hover"
      >
        <div
          className={cx("h-full rounded-full transition-[width]", toneDot[tone])}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}

/** Tone of a limit's gauge; warning starts at 80 % by default (first-minutes.md 3). */
export function limitTone(used: number, limit: number, warnShare = 0.8): Tone {
  if (used >= limit) return "refused";
  return used >= limit * warnShare ? "held" : "accent";
}
