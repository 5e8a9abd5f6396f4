import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { SubmitButton } from "~/ui/submit-button";
import { Time } from "~/ui/time";
import type { Today } from "./read-today.server";

const ANSWERS = [
  { answer: "day", label: "ask.allow_day", variant: "primary" },
  { answer: "always", label: "ask.allow_always", variant: "secondary" },
  { answer: "ignore", label: "ask.ignore", variant: "ghost" },
] as const;

/** Refused people who ask to come in, with the three answers (semantics 8). */
export function RequestsCard({ requests }: { requests: NonNullable<Today["requests"]> }) {
  const t = useT();
  return (
    <Card title={t("today.requests")} className="lg:col-span-2">
      <ul className="-my-2 divide-y divide-line/70">
        {requests.map((request) => (
          <li
            key={request.publicId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2"
          >
            <p className="min-w-0">
              {t("ask.line", { name: request.name, ip: request.ip ?? "" })}{" "}
              <Time at={request.askedAt} as="relative" className="text-sm whitespace-nowrap text-subtle" />
            </p>
            <Form method="post" action="/?index" className="flex flex-wrap gap-2">
              <input type="hidden" name="intent" value="answer_request" />
              <input type="hidden" name="request" value={request.publicId} />
              {ANSWERS.map(({ answer, label, variant }) => (
                <SubmitButton key={answer} name="answer" value={answer} size="sm" variant={variant}>
                  {t(label)}
                </SubmitButton>
              ))}
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
