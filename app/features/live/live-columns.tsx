import type { Translate } from "~/i18n";
import type { ViewerFormatter } from "~/i18n/react";
import { StatusDot } from "~/ui/badge";
import { AVAILABILITY_TONE, availabilityWords } from "../availability/words";
import type { LiveRow } from "./arrange";
import type { LIVE_ORDERS, LiveState } from "./live-query";

export type LiveColumn = {
  id: string;
  header: string;
  sort?: (typeof LIVE_ORDERS)[number];
  /** Width in the grid of a wide screen. */
  width: string;
  cell(row: LiveRow, tools: { t: Translate; format: ViewerFormatter; now: number }): React.ReactNode;
};

const DASH = <span className="text-subtle">{"\u2013"}</span>;
export const STATE_TONE = { active: "ok", idle: "held", offline: "neutral", held: "refused" } as const;

/** "Idle for 7 min", "Access stopped": what the connection says, with the words before the colour. */
export function stateWords(t: Translate, row: Pick<LiveRow, "state" | "idleMs">): string {
  if (row.state === "idle") return t("presence.idle", { n: Math.floor(row.idleMs / 60_000) });
  return t(`live.state.${row.state satisfies LiveState}`);
}

/** The columns beside the name; page and address only where the viewer may see them. */
export function liveColumns(t: Translate, shows: { page: boolean; address: boolean }): LiveColumn[] {
  const columns: (LiveColumn | false)[] = [
    {
      id: "department",
      header: t("live.department"),
      sort: "department",
      width: "minmax(6.5rem,1fr)",
      cell: (row) => row.department ?? DASH,
    },
    {
      id: "role",
      header: t("live.role"),
      sort: "role",
      width: "minmax(6.5rem,1fr)",
      cell: (row) => <span title={row.roles}>{row.roles || DASH}</span>,
    },
    {
      id: "connection",
      header: t("live.connection"),
      sort: "connection",
      width: "minmax(8rem,1fr)",
      cell: (row) => (
        <StatusDot tone={STATE_TONE[row.state]} hollow={row.state === "offline"}>
          {stateWords(t, row)}
        </StatusDot>
      ),
    },
    {
      id: "availability",
      header: t("live.availability"),
      sort: "availability",
      width: "minmax(6.5rem,1fr)",
      cell: (row, { format, now }) =>
        row.availability === "available" ? (
          <span className="text-muted">{t("availability.available")}</span>
        ) : (
          <StatusDot tone={AVAILABILITY_TONE[row.availability]}>
            {availabilityWords(t, format.time, row, now)}
          </StatusDot>
        ),
    },
    {
      id: "activity",
      header: t("live.last_activity"),
      sort: "activity",
      width: "7rem",
      cell: (row, { format, now }) =>
        row.lastActiveAt === null ? (
          <span className="text-subtle">{t("time.never")}</span>
        ) : (
          <time
            dateTime={new Date(row.lastActiveAt).toISOString()}
            title={`${format.date(row.lastActiveAt)}, ${format.timeWithSeconds(row.lastActiveAt)}`}
          >
            {format.relative(row.lastActiveAt, Math.max(now, row.lastActiveAt))}
          </time>
        ),
    },
    shows.page && {
      id: "page",
      header: t("live.page"),
      width: "minmax(5rem,1fr)",
      cell: (row) => <span title={row.page ?? ""}>{row.page ?? DASH}</span>,
    },
    {
      id: "device",
      header: t("live.device"),
      width: "minmax(7rem,1fr)",
      cell: (row) => <span title={row.device ?? ""}>{row.device ?? DASH}</span>,
    },
    shows.address && {
      id: "address",
      header: t("live.address"),
      width: "minmax(6.5rem,1fr)",
      cell: (row) => <span title={row.address ?? ""}>{row.address ?? DASH}</span>,
    },
    {
      id: "since",
      header: t("live.since"),
      width: "5.5rem",
      cell: (row, { format, now }) =>
        row.since === null
          ? DASH
          : now - row.since < 86_400_000
            ? format.time(row.since)
            : format.date(row.since),
    },
  ];
  return columns.filter((column) => column !== false);
}
