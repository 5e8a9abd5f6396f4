import { Link } from "@remix-run/react";
import { BookOpen, Webhook } from "lucide-react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { Section } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Table } from "~/ui/table";
import type { Column } from "~/ui/table-types";
import { Time } from "~/ui/time";
import type { WebhookAnswer } from "./answer-webhook.server";
import { SecretOnce } from "./secret-once";
import type { WebhookLine } from "./show-webhooks.server";
import { WebhookFields } from "./webhook-fields";

type Props = { hooks: WebhookLine[]; answer: WebhookAnswer | undefined };

/** Settings → Webhooks: who is told what, whether it arrives, and a new receiver. */
export function WebhooksPage({ hooks, answer }: Props) {
  const t = useT();
  return (
    <>
      <PageHeader
        title={t("webhooks.title")}
        description={t("webhooks.lead")}
        actions={
          <ButtonLink to="/api/docs" reloadDocument icon={<BookOpen size={16} />}>
            {t("webhooks.docs")}
          </ButtonLink>
        }
      />
      {answer?.secret && <SecretOnce secret={answer.secret} />}
      <Table
        caption={t("webhooks.title")}
        columns={useColumns()}
        rows={hooks}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<Webhook size={18} />}
            title={t("webhooks.none")}
            text={t("webhooks.none.text")}
          />
        }
      />
      <div className="mt-8">
        <Section title={t("webhooks.new")} description={t("webhooks.new.lead")}>
          <WebhookFields key={answer?.secret} hook={null} result={answer?.result} />
        </Section>
      </div>
    </>
  );
}

function useColumns(): Column<WebhookLine>[] {
  const t = useT();
  return [
    {
      id: "name",
      header: t("webhooks.name"),
      onCard: "title",
      cell: ({ id, name, url }) => (
        <span className="min-w-0">
          <Link to={`/settings/webhooks/${id}`} prefetch="none" className="font-medium hover:underline">
            {name}
          </Link>
          <span className="block text-sm text-subtle wrap-anywhere">{url}</span>
        </span>
      ),
    },
    {
      id: "events",
      header: t("webhooks.events"),
      cell: ({ events }) => t("webhooks.events_n", { n: events.length }),
    },
    {
      id: "state",
      header: t("webhooks.state"),
      cell: ({ pausedAt, waiting, dead }) => (
        <span className="flex flex-wrap gap-1.5">
          <Badge tone={pausedAt === null ? "ok" : "held"}>
            {t(pausedAt === null ? "webhooks.active" : "webhooks.paused")}
          </Badge>
          {waiting > 0 && <Badge>{t("webhooks.waiting", { n: waiting })}</Badge>}
          {dead > 0 && <Badge tone="refused">{t("webhooks.dead", { n: dead })}</Badge>}
        </span>
      ),
    },
    {
      id: "sent",
      header: t("webhooks.last_sent"),
      cell: ({ lastSentAt }) =>
        lastSentAt === null ? t("webhooks.never") : <Time at={lastSentAt} as="relative" />,
    },
  ];
}
