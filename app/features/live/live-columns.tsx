import type { ReactNode } from "react";
import { days, minutes } from "~/domain/time/durations";
import type { Translate } from "~/i18n";
import type { ViewerFormatter } from "~/i18n/react";
import { StatusDot } from "~/ui/badge";
import { AVAILABILITY_TONE, availabilityWords } from "../availability/words";
import type { LiveRow } from "./arrange";
import type { LIVE_ORDERS, LiveState } from "./live-query";
import { NearestLimit } from "./row-gauges";

type Tools = { format: ViewerFormatter; now: number };
type Part = {
  id: string;
  header: string;
  sort?: (typeof LIVE_ORDERS)[number];
  /** Null or empty when nothing is known. */
  cell(row: LiveRow, tools: Tools): ReactNode;
};

/** A column of the grid: one fact, or two under each other. As a card each fact has a line of its own. */
export type LiveColumn = { width: string; parts: Part[] };

export const STATE_TONE = { active: "ok", idle: "accent", offline: "neutral", held: "held" } as const;

/** "Idle for 7 min", "Access stopped": what the connection says, with the words before the colour. */
export function stateWords(t: Translate, row: Pick<LiveRow, "state" | "idleMs">): string {
  if (row.state === "idle") return t("presence.idle", { n: Math.floor(row.idleMs / minutes(1)) });
  return t(`live.state.${row.state satisfies LiveState}`);
}

/** The columns beside the name; page and address only where the viewer may see them. */
export function liveColumns(
  t: Translate,
  shows: { page: boolean; address: boolean; limits: boolean },
): LiveColumn[] {
  const plain = (id: "page" | "device" | "address", header: string): Part => ({
    id,
    header,
    cell: (row) => row[id] && <span title={row[id]}>{row[id]}</span>,
  });
  return [
    {
      width: "minmax(7rem,1.2fr)",
      parts: [
        {
          id: "department",
          header: t("live.department"),
          sort: "department",
          cell: (row) => row.department,
        },
        {
          id: "role",
          header: t("live.role"),
          sort: "role",
          cell: (row) => row.roles && <span title={row.roles}>{row.roles}</span>,
        },
      ],
    },
    {
      width: "minmax(8rem,1fr)",
      parts: [
        {
          id: "connection",
          header: t("live.connection"),
          sort: "connection",
          cell: (row) => (
            <StatusDot tone={STATE_TONE[row.state]} hollow={row.state === "offline"}>
              {stateWords(t, row)}
            </StatusDot>
          ),
        },
        { id: "since", header: t("live.since"), cell: (row, tools) => sinceWords(row, tools) },
      ],
    },
    {
      width: "minmax(7.5rem,1fr)",
      parts: [
        {
          id: "availability",
          header: t("live.availability"),
          sort: "availability",
          cell: (row, { format, now }) =>
            row.availability === "available" ? (
              <span className="text-muted">{t("availability.available")}</span>
            ) : (
              <StatusDot tone={AVAILABILITY_TONE[row.availability]}>
                {availabilityWords(t, format.time, row, now)}
              </StatusDot>
            ),
        },
      ],
    },
    {
      width: "minmax(7rem,1fr)",
      parts: [
        {
          id: "activity",
          header: t("live.last_activity"),
          sort: "activity",
          cell: (row, tools) => <LastActivity t={t} row={row} {...tools} />,
        },
        ...(shows.page ? [plain("page", t("live.page"))] : []),
      ],
    },
    {
      width: "minmax(8rem,1.2fr)",
      parts: [
        plain("device", t("live.device")),
        ...(shows.address ? [plain("address", t("live.address"))] : []),
      ],
    },
    ...(shows.limits
      ? [
          {
            width: "minmax(6rem,0.8fr)",
            parts: [
              {
                id: "limit",
                header: t("live.limit"),
                cell: ({ id }: LiveRow) => <NearestLimit person={id} />,
              },
            ],
          },
        ]
      : []),
  ];
}

function sinceWords({ since }: LiveRow, { format, now }: Tools): ReactNode {
  if (since === null) return null;
  return now - since < days(1) ? format.time(since) : format.date(since);
}

function LastActivity({ t, row, format, now }: Tools & { t: Translate; row: LiveRow }) {
  const at = row.lastActiveAt;
  if (at === null) return <span className="text-subtle">{t("time.never")}</span>;
  const exact = `${format.date(at)}, ${format.timeWithSeconds(at)}`;
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {format.relative(at, Math.max(now, at))}
    </time>
  );
}
