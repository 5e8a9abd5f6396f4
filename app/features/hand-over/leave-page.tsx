import { Form, Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { PageHeader } from "~/ui/page-header";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import { JobProgressBar } from "../jobs/job-progress-bar";
import type { LeaveAnswer } from "./leave-form";
import { LeavePlan } from "./leave-plan";
import type { Departure } from "./read-departure.server";

type Props = {
  purpose: "deletion" | "move";
  departure: Departure | null;
  gone: { name: string; moved: number } | null;
  answer: LeaveAnswer | undefined;
};

/** Delete is one panel (FM-20): counts, who gets what, confirm; then the same page shows how far it is. */
export function LeavePage({ purpose, departure, gone, answer }: Props) {
  const t = useT();
  const name = departure?.person.name ?? gone?.name ?? "";
  return (
    <>
      <PageHeader
        back={departure ? { to: `/users/${departure.person.publicId}`, label: name } : undefined}
        title={t(`leave.title.${purpose}`, { name })}
        description={departure?.running ? undefined : gone ? undefined : t(`leave.lead.${purpose}`)}
      />
      {gone && (
        <Card>
          <p className="mb-4">{t("leave.done.deletion", { n: gone.moved })}</p>
          <ButtonLink to="/users">{t("nav.users")}</ButtonLink>
        </Card>
      )}
      {departure?.running && <Running departure={departure} answer={answer} />}
      {departure && !departure.running && (
        <LeavePlan purpose={purpose} departure={departure} answer={answer} />
      )}
    </>
  );
}

function Running({ departure, answer }: { departure: Departure; answer: LeaveAnswer | undefined }) {
  const t = useT();
  const { running, people, person } = departure;
  if (running === null) return null;
  if (running.state === "waiting")
    return (
      <Card>
        <div className="flex flex-col gap-4">
          <Banner tone="warn" title={t("leave.waiting", { moved: running.moved, total: running.total })} />
          <Form method="post" className="flex max-w-md flex-col gap-3">
            <input type="hidden" name="intent" value="name_another" />
            <Field label={t("leave.go_on_with")} error={answer?.errors.person && t(answer.errors.person)}>
              <Select
                name="person"
                options={people.map((one) => ({ value: one.publicId, label: one.name }))}
              />
            </Field>
            <div>
              <SubmitButton>{t("leave.go_on")}</SubmitButton>
            </div>
          </Form>
        </div>
      </Card>
    );
  return (
    <Card title={t("leave.moving")}>
      {running.job ? (
        <JobProgressBar job={running.job} label={t("leave.moving")} />
      ) : (
        <p>{t("jobs.progress", { done: running.moved, all: running.total })}</p>
      )}
      <p className="mt-3 text-sm text-muted">{t("leave.moving_hint")}</p>
      <Link className="mt-2 inline-block text-accent-ink" to={`/users/${person.publicId}`} prefetch="none">
        {person.name}
      </Link>
    </Card>
  );
}
