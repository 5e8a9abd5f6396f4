import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { LONGEST_MESSAGE } from "~/domain/conversations/standing";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Textarea } from "~/ui/textarea";
import { type ChatAnswer, chatRefusalText } from "./refusal-text";
import type { ChatCard } from "./show-chat.server";

type Props = { card: ChatCard; answer: ChatAnswer | undefined };

/** Where one answers the client or leaves a note. A text that was not sent stays in its place. */
export function Composer({ card, answer }: Props) {
  const t = useT();
  const isOpen = card.chat.status === "open";
  const kept = answer?.draft;
  return (
    <>
      {card.mayReply && isOpen ? (
        <Card>
          <Writing
            intent="reply"
            label={t("chats.reply")}
            button={t("chats.send")}
            isFirst={card.chat.standing !== "known"}
            kept={kept}
            answer={answer}
          />
        </Card>
      ) : (
        <Banner tone="info">{t(card.mayReply ? "chats.closed_line" : "chats.read_only")}</Banner>
      )}
      {!card.mayReply && kept !== undefined && (
        <Banner tone="warn" announce title={answer && chatRefusalText(t, answer)}>
          <p className="whitespace-pre-line">{kept}</p>
        </Banner>
      )}
      {card.mayNote && (
        <Card>
          <Writing
            intent="note"
            label={t("chats.message.note")}
            hint={t("chats.note_hint")}
            button={t("card.note_add")}
          />
        </Card>
      )}
    </>
  );
}

type WritingProps = {
  intent: "reply" | "note";
  label: string;
  button: string;
  hint?: string;
  /** The chat is nobody's: the answer counts only as the first one. */
  isFirst?: boolean;
  kept?: string | undefined;
  answer?: ChatAnswer | undefined;
};

function Writing({ intent, label, button, hint, isFirst, kept, answer: first }: WritingProps) {
  const t = useT();
  const wire = useFetcher<ChatAnswer>();
  const form = useRef<HTMLFormElement>(null);
  const answer = wire.data ?? first;
  useEffect(() => {
    if (wire.state === "idle" && wire.data?.ok) form.current?.reset();
  }, [wire.state, wire.data]);
  return (
    <wire.Form ref={form} method="post" className="flex flex-col items-start gap-2">
      <input type="hidden" name="intent" value={intent} />
      {isFirst && <input type="hidden" name="first" value="1" />}
      {answer?.refusal !== undefined && wire.state === "idle" && (
        <Banner tone="warn" announce className="w-full">
          {chatRefusalText(t, answer)}
        </Banner>
      )}
      <Field label={label} hint={hint} className="w-full">
        <Textarea
          name="text"
          rows={intent === "reply" ? 3 : 2}
          maxLength={LONGEST_MESSAGE}
          required
          defaultValue={kept}
        />
      </Field>
      <Button
        type="submit"
        variant={intent === "reply" ? "primary" : "secondary"}
        loading={wire.state !== "idle"}
      >
        {button}
      </Button>
    </wire.Form>
  );
}
