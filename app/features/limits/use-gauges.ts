import { useEffect, useState } from "react";
import { seconds } from "~/domain/time/durations";
import type { PersonGauge } from "./read-limits.server";

const ASKS_EVERY_MS = seconds(5);

/** The gauges as of now, asked again while the tab is looked at. A poll is no activity of the person. */
export function useGauges(source: string, first: PersonGauge[]): PersonGauge[] {
  const [gauges, setGauges] = useState(first);
  useEffect(() => setGauges(first), [first]);
  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      const answer = await fetch(source, { headers: { "x-gatehouse-poll": "1" }, redirect: "manual" }).catch(
        () => null,
      );
      if (answer?.ok) setGauges(((await answer.json()) as { gauges: PersonGauge[] }).gauges);
    };
    const timer = setInterval(() => void ask(), ASKS_EVERY_MS);
    return () => clearInterval(timer);
  }, [source]);
  return gauges;
}
