import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { Time } from "~/ui/time";
import type { ChatCard } from "./show-chat.server";

const PATHS = { contact: "/contacts", deal: "/deals" } as const;

/** Who answers, who has joined, and the client and deal as far as one may see them. */
export function ChatFacts({ card }: { card: ChatCard }) {
  const t = useT();
  const { chat, participants, records } = card;
  return (
    <>
      <Card>
        <DescriptionList
          items={[
            { label: t("work.field.responsible"), value: chat.responsibleName ?? t("work.nobody") },
            {
              label: t("chats.participants"),
              value: participants.length === 0 ? t("chats.no_participants") : participants.join(", "),
            },
            { label: t("chats.opened"), value: <Time at={chat.openedAt} as="date" /> },
          ]}
        />
      </Card>
      <Card title={t("chats.records")}>
        {records.length === 0 && chat.points.length === 0 && (
          <p className="text-muted">{t("chats.no_records")}</p>
        )}
        {records.length === 0 && chat.points.map((point) => <p key={point}>{point}</p>)}
        <DescriptionList
          items={records.flatMap(({ kind, record, fields }) => [
            {
              label: t(`work.field.${kind}`),
              value:
                record === null ? (
                  <span className="text-subtle">{t("work.hidden_link")}</span>
                ) : (
                  <Link
                    to={`${PATHS[kind]}/${record.publicId}`}
                    prefetch="none"
                    className="break-words text-accent-ink hover:underline"
                  >
                    {record.name}
                  </Link>
                ),
            },
            ...fields.map(({ name, kind: of, value }) => ({
              label: name,
              value: of === "date" ? <Time at={Date.parse(`${value}T12:00:00Z`)} as="date" /> : value,
            })),
          ])}
        />
      </Card>
    </>
  );
}
