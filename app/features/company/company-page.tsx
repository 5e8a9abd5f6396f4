import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { type KeptLog, keptChoices } from "~/domain/log/kept-days";
import { timeZones } from "~/domain/time/zones";
import { LANGUAGES } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { AppForm, FormField, FormSelect } from "~/ui/form";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import type { Company } from "~db/queries/company";
import { ClosingEntry } from "../closing/closing-entry";
import {
  type IntegratorAnswer,
  type IntegratorData,
  IntegratorSection,
} from "../integrator/integrator-section";
import { SeatCap } from "../newcomers/seat-cap";
import type { Picked } from "../work/ui/record-picker";
import { CompanyForm } from "./company-form";
import { type FallbackAnswer, FallbackSection } from "./fallback-section";

type Props = {
  company: Pick<Company, "name" | "timeZone" | "weekStart" | "language" | KeptLog> & {
    department: string | null;
  };
  fallback: Picked | null;
  /** Null without the right to them. */
  seats: { active: number; cap: number | null } | null;
  integrator: IntegratorData | null;
  /** May close the account: an owner. */
  isOwner: boolean;
  answer: CompanyAnswer | undefined;
};
export type CompanyAnswer = {
  result?: SubmissionResult<string[]>;
  saved?: "done" | "pending";
  conflict?: true;
  integrator?: IntegratorAnswer;
  seatsSaved?: boolean;
  fallback?: FallbackAnswer;
};

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Settings of the company: its name, its clock, its words. */
export function CompanyPage({ company, fallback, seats, integrator, isOwner, answer }: Props) {
  const t = useT();
  const [form, fields] = useForm({
    id: "company",
    lastResult: answer?.result,
    defaultValue: {
      ...company,
      weekStart: String(company.weekStart),
      authLogDays: String(company.authLogDays),
      auditLogDays: String(company.auditLogDays),
      department: company.department ?? undefined,
    },
    constraint: getZodConstraint(CompanyForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CompanyForm }),
  });
  const keptOptions = (log: KeptLog) =>
    keptChoices(log, company[log]).map((n) => ({ value: String(n), label: t("count.days", { n }) }));
  return (
    <>
      <PageHeader title={t("nav.company")} description={t("settings.company.lead")} />
      <div className="flex max-w-xl flex-col gap-4">
        {answer?.conflict && (
          <Banner tone="warn" announce>
            {t("error.conflict")}
          </Banner>
        )}
        {answer?.saved && (
          <Banner tone="ok" announce>
            {t(answer.saved === "done" ? "common.saved" : "common.saved_pending")}
          </Banner>
        )}
        <AppForm form={form}>
          <FormField field={fields.name} label={t("settings.company.name")} autoComplete="organization" />
          <FormField
            field={fields.timeZone}
            label={t("field.time_zone")}
            hint={`${t("settings.company.zone_hint")} ${t("settings.company.zone_windows")}`}
            list="time-zones"
            autoComplete="off"
          />
          <datalist id="time-zones">
            {timeZones().map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <FormSelect
            field={fields.weekStart}
            label={t("field.week_start")}
            options={WEEKDAYS.map((day) => ({ value: String(day), label: t(`weekday.${day}`) }))}
          />
          <FormSelect
            field={fields.language}
            label={t("field.language")}
            hint={t("settings.company.language_hint")}
            options={LANGUAGES.map((language) => ({ value: language, label: t(`language.${language}`) }))}
          />
          {company.department !== null && (
            <FormField field={fields.department} label={t("settings.company.first_department")} />
          )}
          <FormSelect
            field={fields.authLogDays}
            label={t("settings.company.auth_log_days")}
            hint={t("settings.company.auth_log_hint")}
            options={keptOptions("authLogDays")}
          />
          <FormSelect
            field={fields.auditLogDays}
            label={t("settings.company.audit_log_days")}
            hint={t("settings.company.audit_log_hint")}
            options={keptOptions("auditLogDays")}
          />
          <div>
            <SubmitButton>{t("act.save")}</SubmitButton>
          </div>
        </AppForm>
      </div>
      <div className="mt-8 border-t border-line pt-6">
        <FallbackSection fallback={fallback} answer={answer?.fallback} />
      </div>
      {seats !== null && (
        <div className="mt-8 border-t border-line pt-6">
          <SeatCap seats={seats} saved={answer?.seatsSaved} />
        </div>
      )}
      {integrator !== null && (
        <div className="mt-8 border-t border-line pt-6">
          <IntegratorSection data={integrator} answer={answer?.integrator} />
        </div>
      )}
      {isOwner && <ClosingEntry />}
    </>
  );
}
