import { useEffect, useState } from "react";
import { useFormat, useT } from "~/i18n/react";
import { StatusDot } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { useLive } from "./use-live";

/** Whether what is seen is live; a stale page says as of when, and goes on trying. */
export function LiveStatusLine({ now }: { now: number }) {
  const t = useT();
  const format = useFormat();
  const live = useLive();
  const [isScripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  if (!isScripted || live === null) return null;
  if (live.status === "stale")
    return (
      <Banner
        tone="warn"
        announce
        className="w-full"
        action={
          <Button size="sm" onClick={live.reconnect}>
            {t("live.reconnect")}
          </Button>
        }
      >
        {t("live.stale", { time: format.time(now) })}
      </Banner>
    );
  return (
    <p className="text-sm text-subtle" data-live={live.status}>
      <StatusDot tone={live.status === "live" ? "ok" : "neutral"} hollow={live.status !== "live"}>
        {t(live.status === "live" ? "live.connected" : "live.connecting")}
      </StatusDot>
    </p>
  );
}
