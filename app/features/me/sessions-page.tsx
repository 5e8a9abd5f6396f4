import { Form } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { Table } from "~/ui/table";
import type { Column } from "~/ui/table-types";
import { Time } from "~/ui/time";
import type { OwnSession } from "../session/list-own-sessions.server";

type Props = {
  data: { sessions: OwnSession[]; cap: number };
  answer: { ended: number } | undefined;
};

/** My sessions: where I am signed in; end one, or all others (ASVS 7.5.2). */
export function SessionsPage({ data, answer }: Props) {
  const t = useT();
  const columns = useColumns();
  const hasOthers = data.sessions.some((session) => !session.isThis);
  return (
    <>
      <PageHeader
        title={t("sessions.title")}
        description={`${t("sessions.lead")} ${t("sessions.limit", { n: data.cap })}`}
        back={{ to: "/me", label: t("nav.profile") }}
        actions={
          hasOthers && (
            <ConfirmDialog
              trigger={<Button variant="danger">{t("act.end_others")}</Button>}
              title={t("act.end_others")}
              description={t("sessions.end_others.lead")}
              confirm={t("act.end_others")}
              fields={{ intent: "others" }}
            />
          )
        }
      />
      {answer !== undefined && (
        <Banner tone="ok" className="mb-4" announce>
          {t("sessions.ended", { n: answer.ended })}
        </Banner>
      )}
      <Table
        caption={t("sessions.title")}
        columns={columns}
        rows={data.sessions}
        rowKey={(session) => session.id}
      />
      {!hasOthers && <p className="mt-3 text-muted">{t("sessions.none_other")}</p>}
    </>
  );
}

function useColumns(): Column<OwnSession>[] {
  const t = useT();
  const { country: nameOf } = useFormat();
  return [
    {
      id: "device",
      header: t("sessions.device"),
      onCard: "title",
      cell: ({ os, kind, isThis }) => (
        <span className="flex flex-wrap items-center gap-2">
          <span>{os || kind || t("common.unknown")}</span>
          {isThis && <Badge tone="ok">{t("sessions.this")}</Badge>}
        </span>
      ),
    },
    {
      id: "browser",
      header: t("sessions.browser"),
      cell: ({ browser }) => browser || t("common.unknown"),
    },
    {
      id: "address",
      header: t("sessions.address"),
      cell: ({ address }) => <span className="font-mono text-sm">{address ?? t("common.unknown")}</span>,
    },
    {
      id: "place",
      header: t("sessions.place"),
      cell: ({ country }) => (country === null ? "–" : nameOf(country)),
    },
    { id: "started", header: t("sessions.started"), cell: ({ createdAt }) => <Time at={createdAt} /> },
    {
      id: "seen",
      header: t("sessions.last_seen"),
      cell: ({ lastSeenAt }) => <Time at={lastSeenAt} as="relative" />,
    },
    {
      id: "end",
      header: <span className="sr-only">{t("act.end_session")}</span>,
      interactive: true,
      align: "end",
      onCard: "corner",
      cell: (session) => !session.isThis && <EndButton id={session.id} />,
    },
  ];
}

function EndButton({ id }: { id: string }) {
  const t = useT();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="one" />
      <SubmitButton size="sm" variant="secondary" name="session" value={id}>
        {t("act.end_session")}
      </SubmitButton>
    </Form>
  );
}
