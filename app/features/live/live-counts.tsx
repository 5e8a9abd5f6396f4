import { Link } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { cx } from "~/ui/cx";
import { LIVE_STATES, type LiveQuery, type LiveState, liveSearch } from "./live-query";

const WORDS = {
  active: "live.online",
  idle: "live.idle",
  offline: "live.offline",
  held: "live.held",
} as const;

type Props = { counts: Record<LiveState, number>; query: LiveQuery };

/** How many are in each state; each figure is the way to its list. */
export function LiveCounts({ counts, query }: Props) {
  const t = useT();
  const format = useFormat();
  const all = LIVE_STATES.reduce((sum, state) => sum + counts[state], 0);
  const links = [
    { state: null, words: `${t("live.all")}: ${format.number(all)}` },
    ...LIVE_STATES.map((state) => ({ state, words: t(WORDS[state], { n: format.number(counts[state]) }) })),
  ];
  return (
    <nav aria-label={t("live.connection")}>
      <ul className="flex flex-wrap gap-1.5">
        {links.map(({ state, words }) => {
          const isChosen = query.state === state;
          return (
            <li key={state ?? "all"}>
              <Link
                to={`/activity${liveSearch(query, { state })}`}
                prefetch="none"
                preventScrollReset
                aria-current={isChosen ? "true" : undefined}
                className={cx(
                  "inline-flex min-h-7 items-center rounded-full border px-3 text-sm tabular-nums pointer-coarse:min-h-9",
                  isChosen
                    ? "border-accent bg-accent-soft text-accent-ink"
                    : "border-line text-muted hover:bg-hover hover:text-ink",
                )}
              >
                {words}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
