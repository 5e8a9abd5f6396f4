import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { SubmitButton } from "~/ui/submit-button";
import type { Column } from "~/ui/table-types";
import { Time } from "~/ui/time";
import { KindName, MailFate } from "../mail-words";
import type { MailLogData } from "./show-mail-log.server";

type Line = MailLogData["lines"][number];

/** A letter of the delivery log: to whom, which, when, what became of it, in the server's words. */
export function useMailColumns(): Column<Line>[] {
  const t = useT();
  return [
    {
      id: "to",
      header: t("maillog.to"),
      onCard: "title",
      className: "md:min-w-52",
      cell: ({ person, toEmail }) => (
        <span className="min-w-0">
          {person !== null && <span className="block font-medium">{person}</span>}
          <span className="block text-sm text-subtle wrap-anywhere">{toEmail}</span>
        </span>
      ),
    },
    { id: "kind", header: t("maillog.kind"), cell: ({ kind }) => <KindName kind={kind} /> },
    {
      id: "at",
      header: t("maillog.at"),
      className: "whitespace-nowrap",
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
    {
      id: "state",
      header: t("maillog.state"),
      cell: (line) => (
        <span className="min-w-0">
          <MailFate state={line.state} reason={line.reason} />
          {line.state === "queued" && line.attempts > 0 && (
            <span className="block text-sm text-subtle">
              {t("maillog.next")} <Time at={line.nextAttemptAt} />
            </span>
          )}
          {line.answer !== null && line.answer !== "" && line.state !== "sent" && (
            <span className="block text-sm text-subtle wrap-anywhere">{line.answer}</span>
          )}
        </span>
      ),
    },
    {
      id: "retry",
      header: <span className="sr-only">{t("maillog.retry")}</span>,
      align: "end",
      interactive: true,
      onCard: "line",
      cell: ({ publicId, mayRetry, toEmail }) =>
        mayRetry && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="mail" value={publicId} />
            <SubmitButton
              size="sm"
              variant="secondary"
              name="intent"
              value="retry"
              aria-label={`${t("maillog.retry")}: ${toEmail}`}
            >
              {t("maillog.retry")}
            </SubmitButton>
          </Form>
        ),
    },
  ];
}
