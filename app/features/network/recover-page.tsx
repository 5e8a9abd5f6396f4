import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Link } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { AppForm, FormField, FormPassword, FormRadioCards } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { GateFrame } from "../session/gate-frame";
import type { GateMessage } from "../session/gate-message.server";
import { GateNotice } from "../session/gate-notice";
import { RecoverForm } from "./recover-form";

export type RecoverAnswer = {
  result: SubmissionResult<string[]>;
  message: GateMessage | null;
  done: "opened" | "opening" | "mailed" | null;
};
type Props = { data: { ip: string | null; isDemo: boolean }; answer: RecoverAnswer | undefined };

/** The way back in for an administrator whom the list leaves out; answers from any address (semantics 8). */
export function RecoverPage({ data, answer }: Props) {
  const t = useT();
  const done = answer?.done ?? null;
  return (
    <GateFrame
      title={t("recovery.title")}
      lead={done === null ? t("recovery.lead") : undefined}
      below={<Link to="/login">{t("gate.back")}</Link>}
    >
      <GateNotice message={answer?.message ?? null} tone="danger" />
      {done === null ? (
        <RecoverFields data={data} answer={answer} />
      ) : (
        <Done done={done} isDemo={data.isDemo} />
      )}
    </GateFrame>
  );
}

function RecoverFields({ data, answer }: Props) {
  const t = useT();
  const [form, fields] = useForm({
    id: "recover",
    lastResult: answer?.result,
    constraint: getZodConstraint(RecoverForm),
    defaultValue: { way: "code" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RecoverForm }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const [way, setWay] = useState(String(fields.way.initialValue ?? "code"));
  return (
    <AppForm
      form={form}
      action="/recover"
      onChange={(event) => {
        const { target } = event as unknown as { target: HTMLInputElement };
        if (target.name === "way") setWay(target.value);
      }}
    >
      <FormField
        field={fields.email}
        label={t("login.email")}
        type="email"
        autoComplete="username"
        autoFocus
      />
      <FormPassword field={fields.password} label={t("login.password")} />
      <FormRadioCards
        field={fields.way}
        legend={t("recovery.way")}
        cards={[
          { value: "code", title: t("recovery.way.code"), text: t("recovery.way.code_text") },
          {
            value: "mail",
            title: t("recovery.way.mail"),
            text: t("recovery.way.mail_text", { ip: data.ip ?? "?" }),
          },
        ]}
      />
      {way === "code" && (
        <FormField
          field={fields.code}
          label={t("recovery.code")}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      )}
      <SubmitButton full>{t(way === "code" ? "recovery.submit" : "recovery.submit_mail")}</SubmitButton>
    </AppForm>
  );
}

function Done({ done, isDemo }: { done: NonNullable<RecoverAnswer["done"]>; isDemo: boolean }) {
  const t = useT();
  return (
    <div className="flex flex-col gap-4">
      <Banner tone="ok" title={t(done === "mailed" ? "recovery.mail.sent" : "recovery.done")} announce>
        {done === "opening" && t("common.saved_pending")}
      </Banner>
      {done === "mailed" && isDemo && (
        <p className="text-sm text-muted">
          <Link to="/dev/mail" reloadDocument>
            {t("first.demo.mail", { path: "/dev/mail" })}
          </Link>
        </p>
      )}
      {done !== "mailed" && (
        <ButtonLink to="/login" variant="primary" full>
          {t("login.submit")}
        </ButtonLink>
      )}
    </div>
  );
}
