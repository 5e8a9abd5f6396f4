import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { seconds } from "~/domain/time/durations";
import { useT } from "~/i18n/react";
import { limitTone, Progress } from "~/ui/progress";
import { limitSentence } from "../limits/limit-words";
import type { RowGauge } from "../limits/read-gauges.server";

const ASKS_EVERY_MS = seconds(5);
/** So long rows stay in view before they are asked about: scrolling through asks nothing. */
const SETTLES_MS = 200;
const POLL = { headers: { "x-gatehouse-poll": "1" }, redirect: "manual" } as const;
const Context = createContext<ReadonlyMap<string, RowGauge>>(new Map());

/** The gauges of the people whose rows are in view, asked again while they are looked at: a poll, no activity (AM-18). */
export function RowGauges({ people, children }: { people: readonly string[]; children: ReactNode }) {
  const [gauges, setGauges] = useState<ReadonlyMap<string, RowGauge>>(new Map());
  const source = people.length === 0 ? null : `/limits/gauges?people=${people.join(".")}`;
  useEffect(() => {
    if (source === null) return;
    let isOver = false;
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      const answer = await fetch(source, POLL).catch(() => null);
      if (!answer?.ok) return;
      const { gauges: now } = (await answer.json()) as { gauges: RowGauge[] };
      if (!isOver) setGauges((old) => new Map([...old, ...now.map((one) => [one.person, one] as const)]));
    };
    const first = setTimeout(() => void ask(), SETTLES_MS);
    const timer = setInterval(() => void ask(), ASKS_EVERY_MS);
    return () => {
      isOver = true;
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [source]);
  return <Context.Provider value={gauges}>{children}</Context.Provider>;
}

/** How much of their nearest limit a person has used; nothing when none counts for them. */
export function NearestLimit({ person }: { person: string }) {
  const t = useT();
  const gauge = useContext(Context).get(person);
  if (gauge === undefined) return <span className="text-subtle">{"\u2013"}</span>;
  const { count, threshold, warnAt } = gauge;
  const label = limitSentence(t, gauge);
  const text = t("limit.of", { count, limit: threshold });
  return (
    <span className="block max-w-36" title={label}>
      <span aria-hidden="true" className="text-sm text-muted">
        {text}
      </span>
      <Progress
        label={label}
        value={count}
        max={threshold}
        text={text}
        tone={limitTone(count, threshold, warnAt / 100)}
        hideLabel
      />
    </span>
  );
}
