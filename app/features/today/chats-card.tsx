import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { Time } from "~/ui/time";
import type { WaitingChats } from "../conversations/find-chats.server";

/** Clients who wait for an answer in the chats that one sees (FM-01): how many, and the newest of them. */
export function ChatsCard({ waiting: { count, chats } }: { waiting: WaitingChats }) {
  const t = useT();
  return (
    <Card
      title={t("today.chats", { n: count })}
      action={
        <Link to="/chats?waiting=1" prefetch="none" className="text-accent-ink hover:underline">
          {t("work.show_all")}
        </Link>
      }
    >
      {chats.length === 0 && <p className="text-muted">{t("today.chats.none")}</p>}
      <ul className="-my-2 divide-y divide-line/70 empty:hidden">
        {chats.map(({ id, name, note, responsibleName, unansweredSince }) => (
          <li key={id} className="flex items-center justify-between gap-3 py-2">
            <div className="min-w-0">
              <Link to={`/chats/${id}`} prefetch="none" className="block truncate hover:underline">
                {name}
              </Link>
              <p className="truncate text-sm text-subtle">
                {[note, responsibleName ?? t("chats.orphan")].join(" · ")}
              </p>
            </div>
            {unansweredSince !== null && (
              <Time at={unansweredSince} as="relative" className="text-sm whitespace-nowrap text-held-ink" />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
