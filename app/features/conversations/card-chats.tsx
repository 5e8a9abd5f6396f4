import { useFormat, useT } from "~/i18n/react";
import { LinkList } from "../work/card/link-list";
import type { LinkedChat } from "./linked-chats.server";

/** The chats of a deal or a contact, on its card (BX-17). */
export function CardChats({ chats }: { chats: LinkedChat[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <LinkList
      title={t("card.chats")}
      none={t("card.no_chats")}
      lines={chats.map(({ publicId, source, responsibleName, lastMessageAt }) => ({
        to: `/chats/${publicId}`,
        name: source,
        note: `${responsibleName ?? t("work.nobody")} \u00b7 ${format.relative(lastMessageAt)}`,
      }))}
    />
  );
}
