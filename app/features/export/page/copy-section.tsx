import { Form, useSubmit } from "@remix-run/react";
import { Download } from "lucide-react";
import { COPY_PERIODS } from "~/domain/export/copies";
import { JobProgressBar } from "~/features/jobs/job-progress-bar";
import { useFormat, useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { Section } from "~/ui/card";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import type { ShownExports } from "./show-exports.server";

/** "Full copy": all data of the company in one archive, on demand or by schedule (MC-96). */
export function CopySection({ copies }: { copies: NonNullable<ShownExports["copies"]> }) {
  const t = useT();
  const format = useFormat();
  const submit = useSubmit();
  const [last] = copies.list;
  return (
    <Section title={t("export.copy")} description={t("export.copy_hint")}>
      <p className="mb-3">
        {last ? t("export.copy_last", { time: format.dateTime(last.at) }) : t("export.copy_none")}
      </p>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <Form method="post" action="/settings/export" onChange={(event) => submit(event.currentTarget)}>
          <input type="hidden" name="intent" value="period" />
          <Select
            key={copies.period}
            name="period"
            aria-label={t("export.copy_period")}
            defaultValue={copies.period}
            options={COPY_PERIODS.map((value) => ({ value, label: t(`export.copy_period.${value}`) }))}
          />
          <noscript>
            <SubmitButton>{t("act.save")}</SubmitButton>
          </noscript>
        </Form>
        <Form method="post" action="/settings/export">
          <input type="hidden" name="intent" value="copy" />
          <SubmitButton>{t("export.copy_now")}</SubmitButton>
        </Form>
      </div>
      {copies.job && <JobProgressBar job={copies.job} label={t("export.copy_under_way")} />}
      {copies.isUnderWay && !copies.job && <p className="text-sm text-muted">{t("export.copy_under_way")}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {copies.list.map((copy) => (
          <li key={copy.publicId} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
            <span>
              {format.dateTime(copy.at)}
              <span className="block text-sm text-subtle">{t("count.rows", { n: copy.rows })}</span>
            </span>
            <ButtonLink to={`/settings/copies/${copy.publicId}`} reloadDocument icon={<Download size={16} />}>
              {t("act.download")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
