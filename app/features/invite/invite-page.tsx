import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { LANGUAGES } from "~/i18n";
import { useFormat, useLanguage, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { CopyButton } from "~/ui/copy-button";
import { AppForm, FormSelect, FormTextarea } from "~/ui/form";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import type { Seats } from "~db/queries/seats";
import { GiftFields } from "../newcomers/gift-fields";
import { SeatLine } from "../newcomers/seat-line";
import type { Choices } from "../newcomers/show-choices.server";
import { InviteForm } from "./invite-form";
import type { Sent } from "./send-invitation.server";
import type { Waiting } from "./show-invite.server";

export type InviteAnswer = { result?: SubmissionResult<string[]>; sent?: Sent[]; revoked?: boolean };
type Props = {
  choices: Choices;
  /** The inviter's own, preselected (first-minutes 3). */
  department: string | null;
  waiting: Waiting[];
  seats: Seats;
  answer: InviteAnswer | undefined;
};

/** "Invite user" [MC-10…14]: many addresses, one role, one department; below, who has not come yet. */
export function InvitePage({ choices, department, waiting, seats, answer }: Props) {
  const t = useT();
  return (
    <>
      <PageHeader
        back={{ to: "/users", label: t("nav.users") }}
        title={t("act.invite")}
        description={t("invite.lead")}
        actions={<SeatLine seats={seats} />}
      />
      <div className="flex flex-col gap-4">
        {answer?.sent && <SentList sent={answer.sent} />}
        {answer?.revoked && (
          <Banner tone="ok" announce>
            {t("invite.revoked")}
          </Banner>
        )}
        <Card>
          <Fields choices={choices} department={department} result={answer?.result} />
        </Card>
        {waiting.length > 0 && (
          <Card title={t("invite.waiting")}>
            <ul className="-my-2 divide-y divide-line/70">
              {waiting.map((one) => (
                <WaitingLine key={one.publicId} one={one} ownRoles={choices.ownRoles} />
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}

function Fields({
  choices,
  department,
  result,
}: Pick<Props, "choices" | "department"> & { result: InviteAnswer["result"] }) {
  const t = useT();
  const language = useLanguage();
  const [form, fields] = useForm({
    id: "invite",
    lastResult: result ?? null,
    constraint: getZodConstraint(InviteForm),
    defaultValue: {
      role: "manager",
      language,
      department: department ?? choices.departments[0]?.publicId ?? "",
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: InviteForm }),
  });
  return (
    <AppForm form={form} className="max-w-xl">
      <input type="hidden" name="intent" value="invite" />
      <FormTextarea
        field={fields.emails}
        label={t("invite.emails")}
        hint={t("invite.emails_hint")}
        rows={4}
      />
      <GiftFields choices={choices} role={fields.role} department={fields.department} />
      <FormSelect
        field={fields.language}
        label={t("invite.language")}
        options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <div>
        <SubmitButton>{t("act.send_invitation")}</SubmitButton>
      </div>
    </AppForm>
  );
}

function SentList({ sent }: { sent: Sent[] }) {
  const t = useT();
  return (
    <Card title={t("invite.results")}>
      <ul aria-live="polite" className="flex flex-col gap-2">
        {sent.map((one) => (
          <li key={one.email} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0 break-all font-medium">{one.email}</span>
            {"link" in one ? (
              <CopyButton text={one.link} label={t("act.copy_link")} />
            ) : (
              <span className="text-refused-ink">
                {t(`invite.problem.${one.problem}`)}
                {one.state !== undefined && `: ${t(`state.${one.state}`)}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function WaitingLine({ one, ownRoles }: { one: Waiting; ownRoles: Choices["ownRoles"] }) {
  const t = useT();
  const format = useFormat();
  const facts = [
    ownRoles.find(({ value }) => value === one.role)?.name ?? t(`role.${one.role}` as "role.manager"),
    one.department ?? t("term.no_department"),
    t(one.isLate ? "invite.late" : "invite.until", { date: format.dateTime(one.expiresAt) }),
  ];
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-2">
      <div className="min-w-0">
        <p className="break-all font-medium">{one.email}</p>
        <p className="text-sm text-subtle">{facts.join(" \u00b7 ")}</p>
      </div>
      <Form method="post" className="flex gap-2">
        <input type="hidden" name="invitation" value={one.publicId} />
        <Button size="sm" type="submit" name="intent" value="resend">
          {t("invite.resend")}
        </Button>
        <Button size="sm" variant="danger-ghost" type="submit" name="intent" value="revoke">
          {t("invite.revoke")}
        </Button>
      </Form>
    </li>
  );
}
