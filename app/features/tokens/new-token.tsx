import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { Permission } from "~/domain/access";
import { TOKEN_DAYS, TOKEN_KINDS } from "~/domain/session/token";
import { useT } from "~/i18n/react";
import { AppForm, FormField, FormRadioCards, FormSelect, FormTextarea } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { ScopeBoxes } from "./scope-boxes";
import { REACHES, TokenForm } from "./token-form";

type Props = {
  mayService: boolean;
  offered: Permission[];
  result: SubmissionResult<string[]> | undefined;
};

/** What the token is called, what it may, from where and for how long. */
export function NewToken({ mayService, offered, result }: Props) {
  const t = useT();
  const [form, fields] = useForm({
    id: "token",
    lastResult: result,
    defaultValue: { kind: "personal", reach: "reading", days: "90" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: TokenForm }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <AppForm form={form} action="/settings/api" className="max-w-2xl">
      <input type="hidden" name="intent" value="create" />
      <FormField
        field={fields.name}
        label={t("tokens.name")}
        hint={t("tokens.name_hint")}
        autoComplete="off"
      />
      {mayService && (
        <FormRadioCards
          field={fields.kind}
          legend={t("tokens.kind")}
          columns={2}
          cards={TOKEN_KINDS.map((kind) => ({
            value: kind,
            title: t(`tokens.kind.${kind}`),
            text: t(`tokens.kind.${kind}.text`),
          }))}
        />
      )}
      <FormRadioCards
        field={fields.reach}
        legend={t("tokens.reach")}
        hint={t("tokens.reach_hint")}
        cards={REACHES.map((reach) => ({
          value: reach,
          title: t(`tokens.reach.${reach}`),
          text: t(`tokens.reach.${reach}.text`),
        }))}
      />
      {fields.reach.value === "chosen" && <ScopeBoxes field={fields.scope} offered={offered} />}
      <FormSelect
        field={fields.days}
        label={t("tokens.ends")}
        options={TOKEN_DAYS.map((n) => ({ value: String(n), label: t("tokens.days", { n }) }))}
      />
      <FormTextarea
        field={fields.addresses}
        label={t("tokens.addresses")}
        hint={t("tokens.addresses_hint")}
        rows={2}
      />
      <div>
        <SubmitButton>{t("tokens.create")}</SubmitButton>
      </div>
    </AppForm>
  );
}
