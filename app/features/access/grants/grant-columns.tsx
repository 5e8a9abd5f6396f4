import { Link } from "@remix-run/react";
import type { Translate } from "~/i18n";
import { Badge } from "~/ui/badge";
import type { Column } from "~/ui/table";
import { Time } from "~/ui/time";
import { type GrantRow, subjectOf, thingOf } from "./grant-words";
import { RevokeButton } from "./revoke-button";

/** Who, what, where, how long; what the CRM gives is taken away there. */
export function grantColumns(t: Translate, now: number, revoke: (row: GrantRow) => void): Column<GrantRow>[] {
  return [
    {
      id: "who",
      header: t("access.list.who"),
      onCard: "title",
      interactive: true,
      cell: (row) =>
        row.kind === "user" ? (
          <Link to={`/users/${row.subjectId}`} prefetch="none" className="hover:underline">
            {row.subject}
          </Link>
        ) : (
          subjectOf(t, row)
        ),
    },
    {
      id: "kind",
      header: t("access.list.kind"),
      onCard: "hidden",
      className: "text-muted",
      cell: (row) => t(`access.kind.${row.kind}`),
    },
    { id: "what", header: t("access.list.what"), cell: (row) => thingOf(t, row) },
    {
      id: "where",
      header: t("access.list.where"),
      cell: (row) =>
        row.source ?? row.connection ?? <span className="text-subtle">{t("access.give.everywhere")}</span>,
    },
    { id: "term", header: t("access.list.term"), cell: (row) => <Term row={row} now={now} t={t} /> },
    {
      id: "since",
      header: t("access.list.since"),
      onCard: "hidden",
      className: "whitespace-nowrap text-muted",
      cell: (row) => <Time at={row.createdAt} as="date" />,
    },
    {
      id: "revoke",
      header: <span className="sr-only">{t("access.revoke")}</span>,
      onCard: "line",
      align: "end",
      interactive: true,
      cell: (row) =>
        row.origin === "crm_admin" ? (
          <Badge>{t("access.list.from_crm")}</Badge>
        ) : (
          <RevokeButton row={row} onConfirm={revoke} />
        ),
    },
  ];
}

function Term({ row, now, t }: { row: GrantRow; now: number; t: Translate }) {
  if (row.from === null && row.until === null) return <span className="text-subtle">{"\u2013"}</span>;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {row.until !== null && row.until <= now && <Badge>{t("access.list.ended")}</Badge>}
      {row.from !== null && row.from > now && (
        <>
          <Badge tone="info">{t("access.list.not_yet")}</Badge>
          <Time at={row.from} />
        </>
      )}
      {row.until !== null && (
        <span>
          {"\u2013 "}
          <Time at={row.until} />
        </span>
      )}
    </span>
  );
}
