import { useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { cx } from "./cx";

const SHOWS_AFTER_MS = 150;

/** A thin line on top while the next page is on its way; pages that come at once show none. */
export function LoadingBar() {
  const busy = useNavigation().state !== "idle";
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), SHOWS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [busy]);
  return (
    <div
      aria-hidden="true"
      data-print="no"
      className={cx(
        "pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 origin-left bg-accent transition-[scale,opacity]",
        slow ? "scale-x-80 opacity-100 duration-2000 ease-out" : "scale-x-0 opacity-0 duration-0",
      )}
    />
  );
}
