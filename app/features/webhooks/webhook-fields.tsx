import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { WEBHOOK_GROUPS, type WebhookGroup } from "~/domain/webhooks/events";
import { useT } from "~/i18n/react";
import { Checkbox } from "~/ui/checkbox";
import { Fieldset } from "~/ui/fieldset";
import { AppForm, FormField } from "~/ui/form";
import { useErrorTexts } from "~/ui/form-meta";
import { SubmitButton } from "~/ui/submit-button";
import { useEventName } from "./event-name";
import { WebhookForm } from "./webhook-form";

type Props = {
  /** Null: a new one. */
  hook: { name: string; url: string; events: string[] } | null;
  result: SubmissionResult<string[]> | undefined;
};

/** Where messages go and which events they tell. */
export function WebhookFields({ hook, result }: Props) {
  const t = useT();
  const nameOf = useEventName();
  const texts = useErrorTexts();
  const [form, fields] = useForm({
    id: "webhook",
    lastResult: result,
    defaultValue: { name: hook?.name, url: hook?.url, event: hook?.events ?? [] },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: WebhookForm }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const chosen = [fields.event.initialValue].flat();
  return (
    <AppForm form={form} className="max-w-2xl">
      <input type="hidden" name="intent" value={hook === null ? "create" : "save"} />
      <FormField
        field={fields.name}
        label={t("webhooks.name")}
        hint={t("webhooks.name_hint")}
        autoComplete="off"
      />
      <FormField
        field={fields.url}
        label={t("webhooks.url")}
        hint={t("webhooks.url_hint")}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
      />
      <Fieldset
        legend={t("webhooks.events")}
        id={fields.event.id}
        error={texts(fields.event.errors)}
        required
      >
        <div className="grid gap-x-6 gap-y-4 rounded-md border border-line bg-surface p-3 sm:grid-cols-2">
          {(Object.keys(WEBHOOK_GROUPS) as WebhookGroup[]).map((group) => (
            <Fieldset key={group} legend={t(`webhooks.group.${group}`)}>
              {WEBHOOK_GROUPS[group].map((event) => (
                <Checkbox
                  key={event}
                  name={fields.event.name}
                  value={event}
                  defaultChecked={chosen.includes(event)}
                  label={nameOf(event)}
                />
              ))}
            </Fieldset>
          ))}
        </div>
      </Fieldset>
      <div>
        <SubmitButton>{t(hook === null ? "webhooks.create" : "act.save")}</SubmitButton>
      </div>
    </AppForm>
  );
}
