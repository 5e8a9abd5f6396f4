import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { useState } from "react";
import { levelsOffered } from "~/domain/access";
import { LANGUAGES } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { CopyButton } from "~/ui/copy-button";
import { Field } from "~/ui/field";
import { AppForm, FormField, FormRadioCards, FormSelect } from "~/ui/form";
import { PageHeader } from "~/ui/page-header";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import { levelWord } from "../access/level-look";
import { NewPasswordField } from "../session/new-password-field";
import { CreateForm, RIGHTS_OFFERED } from "./create-form";
import { GiftFields } from "./gift-fields";
import { SeatLine } from "./seat-line";
import type { Choices } from "./show-choices.server";

type Done = {
  kind: "created" | "invited";
  publicId: string | null;
  name: string;
  email: string;
  link: string | null;
};
export type CreateAnswer = { result?: SubmissionResult<string[]>; done?: Done };
type Props = {
  choices: Choices;
  department: string | null;
  language: string;
  seats: { active: number; cap: number | null };
  answer: CreateAnswer | undefined;
};

/** "Add user" [MC-15, AU-03]: the person, the role with its rights, and how they begin. */
export function CreatePage({ answer, ...props }: Props) {
  const t = useT();
  const done = answer?.done;
  return (
    <>
      <PageHeader
        back={{ to: "/users", label: t("nav.users") }}
        title={t("act.add_user")}
        description={t("newcomer.lead")}
        actions={<SeatLine seats={props.seats} />}
      />
      <div className="flex flex-col gap-4">
        {done && <DoneBanner done={done} />}
        <Card>
          <Fields key={done?.email ?? "form"} {...props} result={done ? undefined : answer?.result} />
        </Card>
      </div>
    </>
  );
}

function DoneBanner({ done }: { done: Done }) {
  const t = useT();
  const { kind, name, email, link, publicId } = done;
  return (
    <Banner
      tone="ok"
      announce
      title={t(`newcomer.done.${kind}`, { name, email })}
      action={
        link === null ? (
          publicId && (
            <ButtonLink size="sm" to={`/users/${publicId}`}>
              {t("newcomer.open_card")}
            </ButtonLink>
          )
        ) : (
          <CopyButton text={link} label={t("act.copy_link")} />
        )
      }
    >
      {t("newcomer.done.letter", { email })}
    </Banner>
  );
}

function Fields({
  choices,
  department,
  language,
  result,
}: Omit<Props, "answer" | "seats"> & { result: CreateAnswer["result"] }) {
  const t = useT();
  const [start, setStart] = useState("link");
  const [form, fields] = useForm({
    id: "create",
    lastResult: result ?? null,
    constraint: getZodConstraint(CreateForm),
    defaultValue: {
      role: "manager",
      language,
      start: "link",
      department: department ?? choices.departments[0]?.publicId ?? "",
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CreateForm }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <AppForm form={form} className="max-w-xl">
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField field={fields.name} label={t("field.first_name")} autoComplete="off" />
        <FormField field={fields.surname} label={t("field.last_name")} autoComplete="off" />
      </div>
      <FormField field={fields.email} label={t("field.email")} type="email" autoComplete="off" />
      <FormField
        field={fields.phone}
        label={t("field.phone")}
        type="tel"
        aside={t("common.optional")}
        hint={t("newcomer.phone_hint")}
        autoComplete="off"
      />
      <GiftFields choices={choices} role={fields.role} department={fields.department} />
      <RightsFields />
      <FormSelect
        field={fields.language}
        label={t("invite.language")}
        options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <div onChange={(event) => setStart((event.target as HTMLInputElement).value)}>
        <FormRadioCards
          field={fields.start}
          legend={t("newcomer.start")}
          cards={[
            { value: "link", title: t("newcomer.start.link"), text: t("newcomer.start.link.line") },
            {
              value: "password",
              title: t("newcomer.start.password"),
              text: t("newcomer.start.password.line"),
            },
          ]}
        />
      </div>
      {start === "password" && <NewPasswordField field={fields.password} />}
      <div>
        <SubmitButton>{t("act.create")}</SubmitButton>
      </div>
    </AppForm>
  );
}

/** Single rights beside the role, folded away: the role's own are what most people need [MC-18, AU-06]. */
function RightsFields() {
  const t = useT();
  return (
    <details className="rounded-md border border-line px-3 py-2">
      <summary className="cursor-pointer font-medium">{t("newcomer.rights")}</summary>
      <p className="mt-1 text-sm text-muted">{t("newcomer.rights_hint")}</p>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        {RIGHTS_OFFERED.map((permission) => (
          <Field
            key={permission}
            label={t(permission === "deals.delete" ? "newcomer.delete_both" : `perm.${permission}`)}
            id={`right-${permission}`}
          >
            <Select
              name="right"
              placeholder={t("newcomer.as_role")}
              options={levelsOffered(permission).map((level) => ({
                value: `${permission} ${level}`,
                label: levelWord(t, permission, level),
              }))}
            />
          </Field>
        ))}
      </div>
    </details>
  );
}
