import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { X } from "lucide-react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { AppForm, FormField } from "~/ui/form";
import { IconButton } from "~/ui/icon-button";
import { SubmitButton } from "~/ui/submit-button";
import { ExemptPerson } from "./network-form";
import type { NetworkView } from "./network-view";
import { useWire } from "./use-network-form";

/** People who come in from anywhere; administrators are not among them by themselves (semantics 8). */
export function ExemptPeople({ exempt }: Pick<NetworkView, "exempt">) {
  const t = useT();
  const wire = useWire();
  const submit = (fields: Record<string, string>) => wire.submit(fields, { method: "post" });
  return (
    <Card
      title={t("network.exempt")}
      description={t("network.exempt_hint")}
      action={
        <Button size="sm" variant="ghost" onClick={() => submit({ intent: "exempt_admins" })}>
          {t("network.exempt.admins")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4 pt-1">
        {exempt.length === 0 ? (
          <p className="text-sm text-subtle">{t("network.exempt.none")}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {exempt.map(({ name, email }) => (
              <li key={email} className="flex items-center justify-between gap-3 py-1.5">
                <span className="min-w-0">
                  <span className="font-medium">{name}</span>{" "}
                  <span className="break-all text-muted">{email}</span>
                </span>
                <IconButton
                  size="sm"
                  icon={<X size={16} />}
                  label={t("network.exempt.remove", { name })}
                  onClick={() => submit({ intent: "unexempt", user: email })}
                />
              </li>
            ))}
          </ul>
        )}
        <ExemptForm key={exempt.length} />
      </div>
    </Card>
  );
}

function ExemptForm() {
  const t = useT();
  const wire = useWire();
  const mine = wire.data?.intent === "exempt" && wire.data.ask === undefined ? wire.data : undefined;
  const [form, fields] = useForm({
    id: "exempt",
    lastResult: mine?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ExemptPerson }),
    shouldValidate: "onSubmit",
  });
  return (
    <AppForm form={form} as={wire.Form}>
      <input type="hidden" name="intent" value="exempt" />
      <div className="flex max-w-xl items-end gap-2 max-sm:flex-col max-sm:items-stretch">
        <FormField
          field={fields.user}
          label={t("network.person")}
          type="email"
          autoComplete="off"
          className="grow"
        />
        <SubmitButton
          variant="secondary"
          pending={wire.state !== "idle" && wire.formData?.get("intent") === "exempt"}
        >
          {t("network.exempt.add")}
        </SubmitButton>
      </div>
    </AppForm>
  );
}
