import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { SubmitButton } from "~/ui/submit-button";
import { Time } from "~/ui/time";
import type { MailLogData } from "./show-mail-log.server";

/** People whom no letter reaches, the server's words, and a test that mends it when it arrives (semantics 13). */
export function BrokenMailboxes({ people }: { people: MailLogData["broken"] }) {
  const t = useT();
  if (people.length === 0) return null;
  return (
    <Card title={t("maillog.broken")} description={t("maillog.broken.lead")} flush className="mb-4">
      <ul className="divide-y divide-line/70">
        {people.map(({ publicId, name, email, answer, at }) => (
          <li
            key={publicId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p>
                <span className="font-medium">{name}</span>{" "}
                <span className="text-subtle wrap-anywhere">{email}</span>
              </p>
              <p className="text-sm text-subtle wrap-anywhere">
                <Time at={at} /> · {answer}
              </p>
            </div>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="person" value={publicId} />
              <SubmitButton
                size="sm"
                variant="secondary"
                name="intent"
                value="test"
                aria-label={`${t("ownmail.test")}: ${name}`}
              >
                {t("ownmail.test")}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
