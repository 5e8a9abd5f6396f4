import { Form } from "@remix-run/react";
import { Undo2 } from "lucide-react";
import type { MessageKey } from "~/i18n";
import { useFormat, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { CloseSteps } from "./close-steps";
import type { ShownClosing } from "./show-closing.server";

type Props = { data: ShownClosing; refusal: MessageKey | null };

/** Settings → Company → Close the account (AU-23): what it means and the steps to it, or how long the company may still be kept. */
export function ClosingPage({ data, refusal }: Props) {
  const t = useT();
  return (
    <>
      <PageHeader title={t("closing.title")} description={t("closing.lead", { company: data.company })} />
      {refusal && <Banner tone="danger" className="mb-4" title={t(refusal)} announce />}
      {data.closing === null ? <CloseSteps data={data} /> : <Grace closing={data.closing} />}
    </>
  );
}

function Grace({ closing }: { closing: NonNullable<ShownClosing["closing"]> }) {
  const t = useT();
  const format = useFormat();
  const { at, days, askedBy } = closing;
  return (
    <Banner
      tone="warn"
      title={t("closing.days_left", { n: days })}
      action={
        <Form method="post">
          <input type="hidden" name="intent" value="keep" />
          <SubmitButton icon={<Undo2 size={16} />}>{t("closing.keep")}</SubmitButton>
        </Form>
      }
    >
      {askedBy && <p>{t("closing.asked_by", { name: askedBy })}</p>}
      <p>{t("closing.grace", { date: format.dateTime(at) })}</p>
    </Banner>
  );
}
