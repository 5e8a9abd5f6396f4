import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { Time } from "~/ui/time";
import type { ChatCard } from "./show-chat.server";

const LOOK = {
  in: "self-start bg-sunken",
  out: "self-end bg-accent-soft",
  note: "self-stretch border border-held-line bg-held-soft",
};

/** Messages in and out and internal notes, oldest first; earlier ones are a page of their own. */
export function MessageList({ card }: { card: ChatCard }) {
  const t = useT();
  const { messages, earlier } = card;
  return (
    <Card title={t("chats.messages")}>
      {earlier !== null && (
        <p className="mb-3 text-center text-sm">
          <Link to={`?before=${earlier}`} prefetch="none" className="text-accent-ink hover:underline">
            {t("chats.earlier")}
          </Link>
        </p>
      )}
      {messages.length === 0 && <p className="text-muted">{t("chats.no_messages")}</p>}
      <ol className="flex flex-col gap-2">
        {messages.map((message) => (
          <li
            key={message.publicId}
            className={cx(
              "min-w-0 max-w-full rounded-lg px-3 py-2 sm:max-w-[85%]",
              LOOK[message.direction],
              message.direction === "note" && "sm:max-w-full",
            )}
          >
            {message.direction === "note" && (
              <p className="text-xs font-medium text-held-ink">{t("chats.message.note")}</p>
            )}
            <p className="break-words whitespace-pre-line">{message.text}</p>
            <p className="mt-1 text-xs text-muted">
              {message.direction === "in" ? t("chats.message.client") : (message.by ?? t("common.system"))}{" "}
              {"\u00b7"} <Time at={message.at} as="dayAndTime" />
              {message.direction === "out" && (
                <>
                  {" "}
                  {"\u00b7"} {t(`chats.state.${message.state}`)}
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
