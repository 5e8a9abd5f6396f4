import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { ROLE_CHOICE_KEYS } from "~/domain/access/role-choices";
import { LANGUAGES } from "~/i18n";
import { useFormat, useLanguage, useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { CopyButton } from "~/ui/copy-button";
import { AppForm, FormSelect, FormTextarea } from "~/ui/form";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { InviteForm } from "./invite-form";
import type { Sent } from "./send-invitation.server";

export type InviteAnswer = { result?: SubmissionResult<string[]>; sent?: Sent[]; revoked?: boolean };
type Waiting = {
  publicId: string;
  email: string;
  role: string;
  department: string | null;
  expiresAt: number;
  isLate: boolean;
};
type Props = {
  departments: { publicId: string; name: string }[];
  waiting: Waiting[];
  answer: InviteAnswer | undefined;
};

/** "Invite user" [MC-10…14]: many addresses, one role, one department; below, who has not come yet. */
export function InvitePage({ departments, waiting, answer }: Props) {
  const t = useT();
  return (
    <>
      <PageHeader
        back={{ to: "/users", label: t("nav.users") }}
        title={t("act.invite")}
        description={t("invite.lead")}
      />
      <div className="flex flex-col gap-4">
        {answer?.sent && <SentList sent={answer.sent} />}
        {answer?.revoked && (
          <Banner tone="ok" announce>
            {t("invite.revoked")}
          </Banner>
        )}
        <Card>
          <Fields departments={departments} result={answer?.result} />
        </Card>
        {waiting.length > 0 && (
          <Card title={t("invite.waiting")}>
            <ul className="-my-2 divide-y divide-line/70">
              {waiting.map((one) => (
                <WaitingLine key={one.publicId} one={one} />
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}

function Fields({ departments, result }: Pick<Props, "departments"> & { result: InviteAnswer["result"] }) {
  const t = useT();
  const language = useLanguage();
  const [form, fields] = useForm({
    id: "invite",
    lastResult: result ?? null,
    constraint: getZodConstraint(InviteForm),
    defaultValue: { role: "manager", language, department: departments[0]?.publicId ?? "" },
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
      <FormSelect
        field={fields.role}
        label={t("field.role")}
        options={ROLE_CHOICE_KEYS.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <FormSelect
        field={fields.department}
        label={t("field.department")}
        hint={t("invite.channels")}
        placeholder={t("term.no_department")}
        options={departments.map(({ publicId, name }) => ({ value: publicId, label: name }))}
      />
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
              <span className="text-refused-ink">{t(`invite.problem.${one.problem}`)}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function WaitingLine({ one }: { one: Waiting }) {
  const t = useT();
  const format = useFormat();
  const facts = [
    t(`role.${one.role}` as "role.manager"),
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
