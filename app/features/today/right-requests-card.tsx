import { Form, Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { SubmitButton } from "~/ui/submit-button";
import { Time } from "~/ui/time";
import type { Today } from "./read-today.server";

/** People who ask for a right that a page was refused for; the name leads to where it is given (FM-16). */
export function RightRequestsCard({ requests }: { requests: NonNullable<Today["rights"]> }) {
  const t = useT();
  return (
    <Card title={t("ask.rights")} className="lg:col-span-2">
      <ul className="-my-2 divide-y divide-line/70">
        {requests.map(({ publicId, userPublicId, name, wanted, askedAt }) => (
          <li key={publicId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
            <p className="min-w-0">
              <Link
                to={`/users/${userPublicId}/rights`}
                prefetch="none"
                className="text-accent-ink hover:underline"
              >
                {name}
              </Link>
              {": "}
              {t(`perm.${wanted}`)} <Time at={askedAt} as="relative" className="text-sm text-subtle" />
            </p>
            <Form method="post" action="/?index" className="flex flex-wrap gap-2">
              <input type="hidden" name="intent" value="answer_right" />
              <input type="hidden" name="request" value={publicId} />
              <SubmitButton name="answer" value="done" size="sm" variant="secondary">
                {t("ask.done")}
              </SubmitButton>
              <SubmitButton name="answer" value="ignore" size="sm" variant="ghost">
                {t("ask.ignore")}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
