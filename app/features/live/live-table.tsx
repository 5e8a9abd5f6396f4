import { useLocation } from "@remix-run/react";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { Radio } from "lucide-react";
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useFormat, useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import type { Item } from "./arrange";
import { liveColumns } from "./live-columns";
import { LiveGroupRow, LiveHead } from "./live-head";
import type { LiveQuery } from "./live-query";
import { LiveRowLine } from "./live-row";
import { RowGauges } from "./row-gauges";

type Props = {
  items: Item[];
  query: LiveQuery;
  /** How many people there are before filters. */
  all: number;
  shows: { page: boolean; address: boolean; limits: boolean };
  me: string;
  mayEndSessions: boolean;
};

/** Rows that the server writes, and all that a browser without scripts gets. */
const FIRST = 100;
const ROW_HEIGHT = 53;
/** Rows whose limits are asked for at once. */
const ASKED_FOR = 80;
const useEarlyEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** The people as a table of which only the rows in view are in the document: 5,000 scroll as 50 do. */
export function LiveTable({ items, query, all, shows, me, mayEndSessions }: Props) {
  const t = useT();
  const format = useFormat();
  const { page, address, limits } = shows;
  const columns = useMemo(() => liveColumns(t, { page, address, limits }), [t, page, address, limits]);
  const { pathname } = useLocation();
  const body = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState<number | null>(null);
  // Chips and banners above come and go, so the place of the rows is looked up whenever the page's size changes.
  useEarlyEffect(() => {
    const look = () => {
      if (body.current === null) return;
      const next = body.current.getBoundingClientRect().top + window.scrollY;
      setTop((old) => (old !== null && Math.abs(old - next) < 1 ? old : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [items.length === 0]);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    // A frame later is soon enough, and a forced render while the page hydrates fails.
    useFlushSync: false,
    scrollMargin: top ?? 0,
    getItemKey: (at) => keyOf(items[at]),
  });
  if (items.length === 0)
    return (
      <div className="rounded-lg border border-line bg-surface">
        <EmptyState
          icon={<Radio size={18} />}
          title={t(all === 0 ? "live.nobody" : "live.no_match")}
          action={all > 0 && <ButtonLink to="/activity">{t("users.show_all")}</ButtonLink>}
        />
      </div>
    );
  const people = items.filter(({ kind }) => kind === "person").length;
  const isMeasured = top !== null;
  const lines = isMeasured
    ? virtual.getVirtualItems()
    : items.slice(0, FIRST).map((item, index) => ({ key: keyOf(item), index, start: 0 }));
  const inView = limits ? lines.flatMap(({ index }) => personOf(items[index])).slice(0, ASKED_FOR) : [];
  const grid = ["minmax(10rem,1.5fr)", ...columns.map(({ width }) => width), "2.5rem"].join(" ");
  return (
    <div className="@container">
      {people < all && (
        <p className="mb-2 text-sm text-subtle">
          {t("live.count", { n: format.number(people), all: format.number(all) })}
        </p>
      )}
      <div className="overflow-x-auto rounded-lg border border-line bg-surface @max-2xl:overflow-visible">
        {/* biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be placed by their offset */}
        <div
          role="table"
          aria-label={t("live.title")}
          aria-rowcount={items.length + 1}
          className="@min-2xl:min-w-[54rem]"
          style={{ "--cols": grid } as CSSProperties}
        >
          <LiveHead columns={columns} query={query} />
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div
            role="rowgroup"
            ref={body}
            className="relative"
            style={isMeasured ? { height: virtual.getTotalSize() } : undefined}
          >
            <RowGauges people={inView}>
              {lines.map(({ key, index, start }) => {
                const item = items[index];
                if (item === undefined) return null;
                return (
                  // biome-ignore lint/a11y/useSemanticElements: as above
                  // biome-ignore lint/a11y/useFocusableInteractive: the name in the row is the link
                  <div
                    key={key}
                    role="row"
                    ref={virtual.measureElement}
                    data-index={index}
                    aria-rowindex={index + 2}
                    className={isMeasured ? "absolute inset-x-0 top-0" : "relative"}
                    style={isMeasured ? { transform: `translateY(${start - (top ?? 0)}px)` } : undefined}
                  >
                    {item.kind === "group" ? (
                      <LiveGroupRow item={item} by={query.group} />
                    ) : (
                      <LiveRowLine
                        row={item.row}
                        columns={columns}
                        query={query}
                        isOpen={pathname === `/activity/${item.row.id}`}
                        mayEnd={mayEndSessions && item.row.id !== me}
                      />
                    )}
                  </div>
                );
              })}
            </RowGauges>
          </div>
        </div>
      </div>
      {items.length > FIRST && (
        <noscript>
          <p className="mt-2 text-sm text-subtle">{t("live.more_rows", { n: FIRST })}</p>
        </noscript>
      )}
    </div>
  );
}

const personOf = (item: Item | undefined) => (item?.kind === "person" ? [item.row.id] : []);

const keyOf = (item: Item | undefined): string =>
  item === undefined ? "" : item.kind === "group" ? `group ${item.key}` : item.row.id;
