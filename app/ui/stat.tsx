import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { type Tone, toneText } from "./tone";

type Props = {
  label: ReactNode;
  value: ReactNode;
  /** Small line under it: "n = 124", "+12 % to last week". */
  note?: ReactNode;
  tone?: Tone;
  /** The list behind the figure. */
  to?: string;
};

/** One figure with its name. Put several into a StatRow. */
export function Stat({ label, value, note, tone = "neutral", to }: Props) {
  const words = (
    <>
      <span className="block text-sm text-subtle">{label}</span>
      <span className={cx("mt-0.5 block text-xl font-semibold", toneText[tone])}>{value}</span>
      {note && <span className="block text-sm text-muted">{note}</span>}
    </>
  );
  const box = "block min-w-0 bg-surface px-4 py-3";
  if (!to) return <div className={box}>{words}</div>;
  return (
    <Link
      to={to}
      prefetch="none"
      className={cx(box, "transition-colors hover:bg-hover focus-visible:-outline-offset-2")}
    >
      {words}
    </Link>
  );
}

/** Figures side by side, parted by hairlines. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-px overflow-hidden rounded-lg border border-line bg-line">
      {children}
    </div>
  );
}
