import { Form } from "@remix-run/react";
import { LogIn } from "lucide-react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { ChannelIcon } from "../channels/channel-icon";
import { StandingBadge, Waiting } from "./chat-columns";
import { ChatFacts } from "./chat-facts";
import { ChatRatings } from "./chat-ratings";
import { Composer } from "./composer";
import { HandOverDialog } from "./hand-over-dialog";
import { MessageList } from "./message-list";
import { type ChatAnswer, chatRefusalText } from "./refusal-text";
import type { ChatCard } from "./show-chat.server";

type Props = { card: ChatCard; answer: ChatAnswer | undefined };

/** A chat: its messages and notes on the left, what it belongs to on the right. */
export function ChatPage({ card, answer }: Props) {
  const t = useT();
  const { chat } = card;
  return (
    <>
      <PageHeader
        {...(card.mayList && { back: { to: "/chats", label: t("nav.conversations") } })}
        title={chat.clientName}
        badges={
          <>
            <StandingBadge standing={chat.standing} />
            {chat.status === "closed" && <Badge>{t("chats.status.closed")}</Badge>}
            {chat.unansweredSince !== null && (
              <Waiting since={chat.unansweredSince} label={t("chats.waiting_since")} />
            )}
          </>
        }
        description={
          <span className="inline-flex items-center gap-1.5">
            <ChannelIcon kind={chat.sourceKind} />
            {chat.source}
          </span>
        }
        actions={<Actions card={card} />}
      />
      {answer?.refusal !== undefined && answer.draft === undefined && (
        <Banner tone="warn" announce className="mb-4">
          {chatRefusalText(t, answer)}
        </Banner>
      )}
      {card.way !== "history" && (
        <Banner tone="info" className="mb-4">
          {t(`chats.way.${card.way}`)}
        </Banner>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <MessageList card={card} />
          <Composer card={card} answer={answer} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <ChatFacts card={card} />
          {(card.mayRate || card.ratings.length > 0) && <ChatRatings card={card} />}
        </div>
      </div>
    </>
  );
}

function Actions({ card }: { card: ChatCard }) {
  const t = useT();
  const isOpen = card.chat.status === "open";
  return (
    <>
      {card.mayReply && (
        <Form method="post">
          <SubmitButton variant="secondary" name="intent" value={isOpen ? "close" : "reopen"}>
            {t(isOpen ? "chats.close" : "chats.reopen")}
          </SubmitButton>
        </Form>
      )}
      {card.mayJoin && (
        <Form method="post">
          <SubmitButton variant="secondary" name="intent" value="join" icon={<LogIn size={16} />}>
            {t("act.join")}
          </SubmitButton>
        </Form>
      )}
      {card.mayHandOver && <HandOverDialog chat={card.chat.publicId} />}
    </>
  );
}
