import { useEffect, useState } from "react";
import { useFormat } from "~/i18n/react";

type Props = {
  /** Instant, ms. */
  at: number;
  /** Instant by the server's clock at which the page was made, ms. Relative times age from it, so a wrong device clock does no harm. */
  now?: number;
  /** relative: "5 min ago", ages in place · dateTime: "5 Mar 2026, 14:05" · dayAndTime: without the year · date · time. */
  as?: "relative" | "dateTime" | "dayAndTime" | "date" | "time" | "timeWithSeconds";
  className?: string;
};

/** An instant in the viewer's zone and language; the exact one is in the title. */
export function Time({ at, now, as = "dateTime", className }: Props) {
  const format = useFormat();
  const aged = useNow(now, as === "relative" && now !== undefined);
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

/** The server's instant `now` plus the time that went by since; renders again every 20 s while `running`. */
export function useNow(now: number | undefined, running = true): number | undefined {
  const [passedMs, setPassedMs] = useState(0);
  useEffect(() => {
    setPassedMs(0);
    if (!running || now === undefined) return;
    const startedMs = performance.now();
    const timer = setInterval(() => setPassedMs(performance.now() - startedMs), TICK_MS);
    return () => clearInterval(timer);
  }, [now, running]);
  return now === undefined ? undefined : now + passedMs;
}
