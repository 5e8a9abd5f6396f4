import { cx } from "./cx";

/** A grey place where something will stand; give it the size of that thing. Hidden from screen readers. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx("block animate-pulse rounded-sm bg-pressed", className ?? "h-4 w-full")}
    />
  );
}
