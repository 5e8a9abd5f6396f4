import { useEffect, useState } from "react";
import { useFormat, useMadeAt } from "~/i18n/react";

type Props = {
  /** Instant, ms. */
  at: number;
  /** Instant by the server's clock, ms, at which `at` was known; the page's own when nothing is given. */
  now?: number;
  /** relative: "5 min ago", ages in place · dateTime: "5 Mar 2026, 14:05" · dayAndTime: without the year · date · time. */
  as?: "relative" | "dateTime" | "dayAndTime" | "date" | "time" | "timeWithSeconds";
  className?: string;
};

/** An instant in the viewer's zone and language; the exact one is in the title. */
export function Time({ at, now, as = "dateTime", className }: Props) {
  const format = useFormat();
  const madeAt = useMadeAt();
  const aged = useNow(now ?? madeAt, as === "relative");
  const text = as === "relative" ? format.relative(at, aged) : format[as](at);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={`${format.date(at)}, ${format.timeWithSeconds(at)}`}
      className={className}
    >
      {text}
    </time>
  );
}

const TICK_MS = 20_000;

/**
 * The server's instant `now` plus the time that went by in this browser; renders again every 20 s while `running`.
 * Only durations of the device's clock are used, so a wrong one does no harm.
 */
export function useNow(now: number, running = true): number {
  const [passedMs, setPassedMs] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new instant starts the count anew
  useEffect(() => {
    setPassedMs(0);
    if (!running) return;
    const startedMs = performance.now();
    const timer = setInterval(() => setPassedMs(performance.now() - startedMs), TICK_MS);
    return () => clearInterval(timer);
  }, [now, running]);
  return now + passedMs;
}
