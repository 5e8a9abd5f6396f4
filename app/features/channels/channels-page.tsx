import { MessageCircle } from "lucide-react";
import type { ChannelKind, ChannelStatus } from "~/domain/channels/channels";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { type Column, Table } from "~/ui/table";
import { ChannelIcon, ChannelState } from "./channel-icon";
import { type ConnectAnswer, ConnectDialog } from "./connect-dialog";

export type ChannelLine = {
  publicId: string;
  name: string;
  kind: ChannelKind;
  status: ChannelStatus;
  owner: string | null;
  queue: string[];
};
type Props = {
  channels: ChannelLine[];
  mayConnect: boolean;
  seesAll: boolean;
  mayEditAccess: boolean;
  answer: ConnectAnswer | undefined;
};

const NAMES_SHOWN = 3;

/** The contact centre's channels [BX-01]: name, kind, status, queue, and the way to the permissions of each [BX-04]. */
export function ChannelsPage({ channels, mayConnect, seesAll, mayEditAccess, answer }: Props) {
  const t = useT();
  const connect = mayConnect && <ConnectDialog answer={answer} />;
  return (
    <>
      <PageHeader
        title={t("nav.sources")}
        description={t("channels.lead")}
        actions={
          <>
            {mayEditAccess && <ButtonLink to="/settings/access/options">{t("perm.access.edit")}</ButtonLink>}
            {connect}
          </>
        }
      />
      <Table
        caption={t("nav.sources")}
        columns={useColumns()}
        rows={channels}
        rowKey={(row) => row.publicId}
        rowTo={(row) => `/settings/channels/${row.publicId}`}
        empty={
          <EmptyState
            icon={<MessageCircle size={20} />}
            title={t("channels.none")}
            text={t(seesAll ? "channels.none.text" : "channels.none.own")}
          />
        }
      />
    </>
  );
}

function useColumns(): Column<ChannelLine>[] {
  const t = useT();
  return [
    {
      id: "name",
      header: t("field.name"),
      onCard: "title",
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2.5 font-medium">
          <ChannelIcon kind={row.kind} />
          <span className="truncate">{row.name}</span>
        </span>
      ),
    },
    { id: "kind", header: t("channels.kind"), cell: (row) => t(`channel.kind.${row.kind}`) },
    {
      id: "status",
      header: t("channels.status"),
      onCard: "corner",
      className: "whitespace-nowrap",
      cell: (row) => <ChannelState status={row.status} />,
    },
    { id: "queue", header: t("term.queue"), cell: (row) => <Queue names={row.queue} /> },
    { id: "owner", header: t("term.owner"), cell: (row) => row.owner ?? "–" },
    {
      id: "configure",
      header: <span className="sr-only">{t("act.configure")}</span>,
      align: "end",
      interactive: true,
      onCard: "line",
      cell: (row) => (
        <ButtonLink
          size="sm"
          to={`/settings/channels/${row.publicId}/access`}
          aria-label={`${t("act.configure")}: ${row.name}`}
        >
          {t("act.configure")}
        </ButtonLink>
      ),
    },
  ];
}

function Queue({ names }: { names: string[] }) {
  const t = useT();
  if (names.length === 0) return <span className="text-held-ink">{t("channels.nobody")}</span>;
  const more = names.length - NAMES_SHOWN;
  return (
    <span>
      {names.slice(0, NAMES_SHOWN).join(", ")}
      {more > 0 && <span className="text-subtle"> +{more}</span>}
    </span>
  );
}
