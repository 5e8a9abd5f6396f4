import type { Translate } from "~/i18n";
import { useMadeAt, useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import type { Column } from "~/ui/table";
import { Time } from "~/ui/time";
import { ChannelIcon } from "../channels/channel-icon";
import type { ChatLine } from "./list-chats.server";

const DASH = <span className="text-subtle">{"\u2013"}</span>;
/** From here on a client waits too long, ms. */
const LONG_MS = 3_600_000;

export function chatColumns(t: Translate): Column<ChatLine>[] {
  return [
    {
      id: "client",
      header: t("chats.client"),
      onCard: "title",
      className: "@min-2xl:min-w-40",
      cell: (row) => (
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="truncate">{row.clientName}</span>
          <StandingBadge standing={row.standing} />
          {row.status === "closed" && <Badge>{t("chats.status.closed")}</Badge>}
        </span>
      ),
    },
    {
      id: "last",
      header: t("chats.last"),
      onCard: "line",
      className: "@min-2xl:max-w-72",
      cell: (row) =>
        row.last === null ? (
          DASH
        ) : (
          <span className="line-clamp-2 break-words text-muted">
            {row.last.direction === "out" ? t("chats.you_wrote", { text: row.last.text }) : row.last.text}
          </span>
        ),
    },
    {
      id: "source",
      header: t("chats.channel"),
      cell: (row) => (
        <span className="inline-flex min-w-0 items-center gap-1.5">
          <ChannelIcon kind={row.sourceKind} />
          <span className="truncate">{row.source}</span>
        </span>
      ),
    },
    {
      id: "responsible",
      header: t("work.field.responsible"),
      cell: (row) => row.responsibleName ?? t("work.nobody"),
    },
    {
      id: "waiting",
      header: t("chats.waiting_since"),
      className: "whitespace-nowrap",
      cell: (row) => (row.unansweredSince === null ? DASH : <Waiting since={row.unansweredSince} />),
    },
    {
      id: "at",
      header: t("work.field.updated"),
      className: "whitespace-nowrap",
      cell: (row) => <Time at={row.lastMessageAt} as="relative" />,
    },
  ];
}

/** How long the client waits; after an hour it stands out. */
export function Waiting({ since, label }: { since: number; label?: string }) {
  const isLong = useMadeAt() - since >= LONG_MS;
  return (
    <Badge tone={isLong ? "held" : "neutral"}>
      {label && `${label}: `}
      <Time at={since} as="relative" />
    </Badge>
  );
}

/** New clients and chats of nobody are marked for those who take them (semantics 4). */
export function StandingBadge({ standing }: { standing: ChatLine["standing"] }) {
  const t = useT();
  if (standing === "known") return null;
  return <Badge tone="accent">{t(standing === "new" ? "chats.new_client" : "chats.orphan")}</Badge>;
}
