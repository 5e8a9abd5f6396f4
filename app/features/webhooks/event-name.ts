import { TEST_EVENT, WEBHOOK_GROUPS } from "~/domain/webhooks/events";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";

/** What an event is called: as in the logs, and as in a record's history. */
export function useEventName(): (event: string) => string {
  const t = useT();
  return (event) => {
    if (event === TEST_EVENT) return t("webhooks.test_event");
    const isOfRecord = (WEBHOOK_GROUPS.record as readonly string[]).includes(event);
    return t(`${isOfRecord ? "history" : "event"}.${event}` as MessageKey);
  };
}
