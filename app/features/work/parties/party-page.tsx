import { Link } from "@remix-run/react";
import { Pencil, Plus } from "lucide-react";
import { useLanguage, useT } from "~/i18n/react";
import { sayIt } from "~/i18n/said";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { CardChats } from "../../conversations/card-chats";
import { CardHistory } from "../card/card-history";
import { CardNotes } from "../card/card-notes";
import { CardTasks } from "../card/card-tasks";
import { DeleteButton } from "../card/delete-button";
import { LinkList } from "../card/link-list";
import type { CardAnswer } from "../deals/deal-page";
import { refusalText } from "../deals/use-moves";
import { formatMoney } from "../ui/money";
import { Duplicates } from "./duplicates";
import { PartyFacts } from "./party-facts";
import { PARTY_WORDS } from "./party-words";
import type { PartyCard } from "./show-party.server";

type Props = { kind: keyof typeof PARTY_WORDS; card: PartyCard; answer: CardAnswer | undefined };

/** The card of a contact or a company. */
export function PartyPage({ kind, card, answer }: Props) {
  const t = useT();
  const language = useLanguage();
  const words = PARTY_WORDS[kind];
  const { party } = card;
  const dealTo = `/deals/new?${kind}=${party.publicId}`;
  return (
    <>
      <PageHeader
        back={{ to: words.path, label: t(words.title) }}
        title={party.name}
        badges={party.isVip && <Badge tone="accent">VIP</Badge>}
        actions={
          <>
            {card.mayDelete && <DeleteButton name={party.name} />}
            {card.mayEdit && (
              <ButtonLink to={`${words.path}/${party.publicId}/edit`} icon={<Pencil size={16} />}>
                {t("act.edit")}
              </ButtonLink>
            )}
            {card.mayDeal && (
              <ButtonLink to={dealTo} variant="primary" icon={<Plus size={16} />}>
                {t("deals.new")}
              </ButtonLink>
            )}
          </>
        }
      />
      {answer?.refusal !== undefined && (
        <Banner tone="warn" announce className="mb-4">
          {refusalText(t, answer.refusal, "")}
        </Banner>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <PartyFacts kind={kind} card={card} />
          {card.chats.length > 0 && <CardChats chats={card.chats} />}
          {card.duplicates.length > 0 && <Duplicates path={words.path} card={card} />}
          <LinkList
            title={t("card.deals")}
            none={t("card.no_deals")}
            lines={card.deals.map((deal) => ({
              to: `/deals/${deal.publicId}`,
              name: deal.name,
              note: [
                deal.stage,
                deal.amount === null ? null : formatMoney(deal.amount, card.currency, language),
              ]
                .filter(Boolean)
                .join(" \u00b7 "),
            }))}
          />
          {kind === "company" && (
            <LinkList
              title={t("card.contacts")}
              none={t("contacts.none")}
              lines={card.contacts.map(({ publicId, name, position }) => ({
                to: `/contacts/${publicId}`,
                name,
                note: position ?? "",
              }))}
              action={
                <Link
                  to={`/contacts/new?company=${party.publicId}`}
                  prefetch="none"
                  className="text-accent-ink"
                >
                  {t("act.add")}
                </Link>
              }
            />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <CardTasks
            tasks={card.tasks}
            addTo={card.mayTask ? `/tasks/new?${kind}=${party.publicId}` : null}
          />
          <CardNotes notes={card.notes} mayNote={card.mayNote} />
          <CardHistory
            lines={card.history}
            fieldName={(field) =>
              card.custom.find(({ id }) => `custom:${id}` === field)?.name ?? sayIt(t, `work.field.${field}`)
            }
            say={(field, value) => (field === "vip" ? t("common.yes") : value)}
          />
        </div>
      </div>
    </>
  );
}
