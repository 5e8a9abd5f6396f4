import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { seconds } from "~/domain/time/durations";
import { useFormat, useMadeAt, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import type { NetworkView } from "./network-view";
import { useWire } from "./use-network-form";

/** A change that goes back by itself: until when, how long still, keep it or undo it now (semantics 8). */
export function ProbationBanner({ view, canAct }: { view: NetworkView; canAct: boolean }) {
  return view.confirmBy === null ? null : (
    <Counting key={view.confirmBy} confirmBy={view.confirmBy} canAct={canAct} />
  );
}

function Counting({ confirmBy, canAct }: { confirmBy: number; canAct: boolean }) {
  const t = useT();
  const format = useFormat();
  const wire = useWire();
  const leftMs = useLeft(confirmBy);
  const submit = (intent: string) => wire.submit({ intent }, { method: "post" });
  if (leftMs <= 0) return <Banner tone="info" title={t("network.probation.over")} announce />;
  return (
    <Banner
      tone="warn"
      title={t("network.probation", { time: format.time(confirmBy) })}
      action={
        canAct && (
          <span className="flex flex-wrap gap-2">
            <Button onClick={() => submit("revert")}>{t("network.probation.revert")}</Button>
            <Button variant="primary" onClick={() => submit("confirm")}>
              {t("network.probation.confirm")}
            </Button>
          </span>
        )
      }
    >
      <span className="tabular-nums">{t("network.probation.left", { time: clock(leftMs) })}</span>
    </Banner>
  );
}

/** "9:59" */
function clock(ms: number): string {
  const left = Math.ceil(ms / seconds(1));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}

/** Time left by the server's clock; only durations of the device's own are used. The page is read anew when it is over. */
function useLeft(until: number): number {
  const madeAt = useMadeAt();
  const [passedMs, setPassedMs] = useState(0);
  const { revalidate } = useRevalidator();
  const isOver = until - madeAt - passedMs <= 0;
  useEffect(() => {
    if (isOver) {
      revalidate();
      return;
    }
    const started = performance.now();
    const timer = setInterval(() => setPassedMs(performance.now() - started), seconds(1));
    return () => clearInterval(timer);
  }, [isOver, revalidate]);
  return until - madeAt - passedMs;
}
