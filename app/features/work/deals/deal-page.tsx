import { Link } from "@remix-run/react";
import { Pencil } from "lucide-react";
import { useLanguage, useT } from "~/i18n/react";
import { sayIt } from "~/i18n/said";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { PageHeader } from "~/ui/page-header";
import { Time } from "~/ui/time";
import { CardChats } from "../../conversations/card-chats";
import { CardHistory } from "../card/card-history";
import { CardNotes } from "../card/card-notes";
import { CardTasks } from "../card/card-tasks";
import { customItems } from "../card/custom-items";
import { DeleteButton } from "../card/delete-button";
import { formatMoney } from "../ui/money";
import { DealStages } from "./deal-stages";
import type { DealCard } from "./show-deal.server";
import { StageBadge } from "./stage-badge";
import { refusalText } from "./use-moves";

export type CardAnswer = { ok?: true; refusal?: string; stage?: string };

/** A deal's card: what it is on the left, what is being done about it on the right. */
export function DealPage({ card, answer }: { card: DealCard; answer: CardAnswer | undefined }) {
  const t = useT();
  const { deal, stages } = card;
  const stage = stages.find(({ id }) => id === deal.stage);
  return (
    <>
      <PageHeader
        back={{ to: "/deals", label: t("deals.title") }}
        title={deal.name}
        badges={<StageBadge kind={deal.stageKind} name={stage?.name ?? ""} />}
        actions={
          <>
            {card.mayDelete && <DeleteButton name={deal.name} />}
            {card.mayEdit && (
              <ButtonLink to={`/deals/${deal.publicId}/edit`} icon={<Pencil size={16} />}>
                {t("act.edit")}
              </ButtonLink>
            )}
          </>
        }
      />
      {answer?.refusal !== undefined && (
        <Banner tone="warn" announce className="mb-4">
          {refusalText(t, answer.refusal, answer.stage ?? "")}
        </Banner>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          {card.mayEdit && <DealStages card={card} />}
          <DealFacts card={card} />
          {card.chats.length > 0 && <CardChats chats={card.chats} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <CardTasks tasks={card.tasks} addTo={card.mayTask ? `/tasks/new?deal=${deal.publicId}` : null} />
          <CardNotes notes={card.notes} mayNote={card.mayNote} />
          <DealHistory card={card} />
        </div>
      </div>
    </>
  );
}

function DealFacts({ card }: { card: DealCard }) {
  const t = useT();
  const language = useLanguage();
  const { deal } = card;
  const dash = "\u2013";
  const linked = (path: string, id: string | null, name: string | null, hidden: boolean) =>
    id === null ? (
      hidden ? (
        <span className="text-subtle">{t("work.hidden_link")}</span>
      ) : (
        dash
      )
    ) : (
      <Link to={`${path}/${id}`} prefetch="none" className="text-accent-ink hover:underline">
        {name}
      </Link>
    );
  return (
    <Card>
      <DescriptionList
        items={[
          {
            label: t("work.field.amount"),
            value: deal.amount === null ? dash : formatMoney(deal.amount, card.currency, language),
          },
          { label: t("work.field.responsible"), value: deal.responsibleName ?? t("work.nobody") },
          {
            label: t("work.field.contact"),
            value: linked("/contacts", deal.contact, deal.contactName, deal.hasHiddenContact),
          },
          {
            label: t("work.field.company"),
            value: linked("/companies", deal.company, deal.companyName, deal.hasHiddenCompany),
          },
          ...(deal.lostReason ? [{ label: t("work.field.lost_reason"), value: deal.lostReason }] : []),
          ...customItems(card.custom, card.values),
          {
            label: t("work.field.tags"),
            value:
              deal.tags.length === 0 ? (
                dash
              ) : (
                <span className="flex flex-wrap gap-1">
                  {deal.tags.map((tag) => (
                    <Badge key={tag}>{tag}</Badge>
                  ))}
                </span>
              ),
          },
          ...(deal.closedAt === null
            ? []
            : [{ label: t("work.field.closed"), value: <Time at={deal.closedAt} as="dayAndTime" /> }]),
          { label: t("work.field.created"), value: <Time at={deal.createdAt} /> },
          { label: t("work.field.created_by"), value: deal.createdByName ?? t("common.system") },
        ]}
      />
    </Card>
  );
}

function DealHistory({ card }: { card: DealCard }) {
  const t = useT();
  const language = useLanguage();
  return (
    <CardHistory
      lines={card.history}
      fieldName={(field) =>
        card.custom.find(({ id }) => `custom:${id}` === field)?.name ?? sayIt(t, `work.field.${field}`)
      }
      say={(field, value) =>
        field === "amount" ? formatMoney(Number(value), card.currency, language) : value
      }
    />
  );
}
