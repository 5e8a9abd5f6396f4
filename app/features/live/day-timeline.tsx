import type { Interval, PresentState } from "~/domain/presence/intervals";
import type { Translate } from "~/i18n";
import { useFormat, useT } from "~/i18n/react";
import { cx } from "~/ui/cx";
import type { Day } from "./read-timeline.server";

const GROUND: Record<PresentState, string> = {
  online: "bg-ok",
  idle: "bg-held/60",
  busy: "bg-held",
  break: "bg-info",
  away: "bg-edge",
};

const words = (t: Translate, state: PresentState) => {
  if (state === "online") return t("live.state.active");
  if (state === "idle") return t("live.state.idle");
  return state === "away" ? t("availability.away_open") : t(`availability.${state}`);
};

type Line = { at: number; key: string; words: string; note: string; refused: boolean; state?: PresentState };

/** The day so far: a bar from midnight to midnight, how long in each state, and everything in order. */
export function DayTimeline({ day }: { day: Day }) {
  const t = useT();
  const format = useFormat();
  const { intervals, sums, marks } = day;
  const lines: Line[] = [
    ...intervals.map((interval) => ({
      at: interval.from,
      key: `p${interval.from}`,
      words: words(t, interval.state),
      note: `${format.time(interval.from)}\u2013${format.time(interval.to)}, ${format.duration(interval.to - interval.from)}`,
      refused: false,
      state: interval.state,
    })),
    ...marks.map((mark) => ({
      at: mark.at,
      key: `l${mark.id}`,
      words: t(`event.${mark.event}`),
      note: [format.time(mark.at), mark.ip].filter(Boolean).join(" \u00b7 "),
      refused: mark.result === "refused",
    })),
  ].sort((a, b) => a.at - b.at);
  const spent = (Object.keys(sums) as PresentState[]).filter((state) => sums[state] > 0);
  return (
    <section aria-labelledby="live-day">
      <h3 id="live-day" className="mb-2 font-semibold">
        {t("live.timeline")}
      </h3>
      {lines.length === 0 && <p className="text-muted">{t("live.timeline.empty")}</p>}
      {intervals.length > 0 && <DayBar day={day} />}
      {spent.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {spent.map((state) => (
            <li key={state} className="inline-flex items-center gap-1.5">
              <Swatch state={state} /> {words(t, state)}: {format.duration(sums[state])}
            </li>
          ))}
        </ul>
      )}
      <ol className="mt-3 flex flex-col gap-2">
        {lines.map(({ key, state, note, refused, words: text }) => (
          <li key={key} className="flex items-baseline gap-2 text-sm">
            {state ? <Swatch state={state} /> : <span className="w-2.5" />}
            <span className={cx("min-w-0 flex-1", refused && "text-refused-ink")}>{text}</span>
            <span className="shrink-0 text-subtle tabular-nums">{note}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const Swatch = ({ state }: { state: PresentState }) => (
  <span aria-hidden="true" className={cx("inline-block size-2.5 shrink-0 rounded-xs", GROUND[state])} />
);

function DayBar({ day: { day, intervals } }: { day: Day }) {
  const t = useT();
  const format = useFormat();
  const length = day.to - day.from;
  const percent = (ms: number) => `${(ms / length) * 100}%`;
  const place = ({ from, to }: Interval) => ({ left: percent(from - day.from), width: percent(to - from) });
  return (
    <div>
      <div
        role="img"
        aria-label={t("live.day_bar", {
          from: format.time(intervals[0]?.from ?? day.from),
          to: format.time(intervals.at(-1)?.to ?? day.to),
        })}
        className="relative h-3 overflow-hidden rounded-sm bg-hover"
      >
        {intervals.map((interval) => (
          <span
            key={interval.from}
            className={cx("absolute inset-y-0 min-w-px", GROUND[interval.state])}
            style={place(interval)}
          />
        ))}
      </div>
      <div aria-hidden="true" className="mt-0.5 flex justify-between text-2xs text-subtle tabular-nums">
        {[0, 0.25, 0.5, 0.75].map((part) => (
          <span key={part}>{format.time(day.from + length * part)}</span>
        ))}
        <span>24:00</span>
      </div>
    </div>
  );
}
