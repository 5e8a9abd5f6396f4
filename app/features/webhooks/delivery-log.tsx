import { Form } from "@remix-run/react";
import { Send } from "lucide-react";
import { DELIVERY_STATES, type DeliveryState, NO_ANSWERS } from "~/domain/webhooks/retry";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { Pager } from "~/ui/pager";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import { Table } from "~/ui/table";
import type { Column } from "~/ui/table-types";
import { Time } from "~/ui/time";
import { useEventName } from "./event-name";
import type { WebhookData } from "./show-webhooks.server";

type Line = WebhookData["deliveries"][number];
const TONES = { queued: "neutral", paused: "held", sent: "ok", dead: "refused" } as const satisfies Record<
  DeliveryState,
  string
>;

/** What was sent, what the receiver answered, and a button that sends it again. */
export function DeliveryLog({ data }: { data: WebhookData }) {
  const t = useT();
  const columns = useColumns(data.hook.pausedAt === null);
  return (
    <section className="mt-8" aria-labelledby="deliveries">
      <h2 id="deliveries" className="mb-3 text-base font-semibold">
        {t("webhooks.log")}
      </h2>
      <FilterBar label={t("webhooks.filter")}>
        <Select
          name="state"
          defaultValue={data.state ?? ""}
          aria-label={t("webhooks.state")}
          placeholder={t("webhooks.any_state")}
          options={DELIVERY_STATES.map((value) => ({ value, label: t(`webhooks.state.${value}`) }))}
        />
      </FilterBar>
      <Table
        caption={t("webhooks.log")}
        columns={columns}
        rows={data.deliveries}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={<Send size={18} />} title={t("webhooks.log.none")} />}
      />
      <Pager after={data.next} />
    </section>
  );
}

function useColumns(mayReplay: boolean): Column<Line>[] {
  const t = useT();
  const nameOf = useEventName();
  const failureOf = (answer: string) => {
    const code = NO_ANSWERS.find((one) => one === answer);
    return code === undefined ? answer : t(`webhooks.fail.${code}`);
  };
  return [
    {
      id: "event",
      header: t("webhooks.event"),
      onCard: "title",
      cell: ({ id, event }) => (
        <span className="min-w-0">
          <span className="block">{nameOf(event)}</span>
          <span className="block font-mono text-xs text-subtle wrap-anywhere">{id}</span>
        </span>
      ),
    },
    {
      id: "at",
      header: t("webhooks.at"),
      className: "whitespace-nowrap",
      cell: ({ at }) => <Time at={at} />,
    },
    {
      id: "state",
      header: t("webhooks.state"),
      cell: ({ state, attempts, nextAttemptAt }) => (
        <span className="flex flex-col items-start gap-0.5">
          <Badge tone={TONES[state]}>{t(`webhooks.state.${state}`)}</Badge>
          {attempts > 0 && (
            <span className="text-sm text-subtle">
              {t("webhooks.attempts", { n: attempts })}
              {state === "queued" && (
                <>
                  , {t("webhooks.next")} <Time at={nextAttemptAt} />
                </>
              )}
            </span>
          )}
        </span>
      ),
    },
    {
      id: "answer",
      header: t("webhooks.answer"),
      cell: ({ status, answer, tookMs }) => (
        <span className="min-w-0 text-sm">
          <span className="block tabular-nums">
            {[status, tookMs === null ? null : t("webhooks.ms", { n: tookMs })]
              .filter((part) => part !== null)
              .join(" · ")}
          </span>
          {answer !== null && answer !== "" && (
            <span className="block text-subtle wrap-anywhere">
              {status === null ? failureOf(answer) : answer}
            </span>
          )}
        </span>
      ),
    },
    {
      id: "replay",
      header: <span className="sr-only">{t("webhooks.replay")}</span>,
      align: "end",
      interactive: true,
      onCard: "line",
      cell: ({ id, state, event }) =>
        mayReplay &&
        (state === "sent" || state === "dead") && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="delivery" value={id} />
            <SubmitButton
              size="sm"
              variant="secondary"
              name="intent"
              value="replay"
              aria-label={`${t("webhooks.replay")}: ${nameOf(event)}`}
            >
              {t("webhooks.replay")}
            </SubmitButton>
          </Form>
        ),
    },
  ];
}
