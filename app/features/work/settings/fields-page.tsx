import { Form, useActionData } from "@remix-run/react";
import { useState } from "react";
import { CARD_KINDS, type CardKind, FIELD_KINDS, type FieldKind } from "~/domain/work/kinds";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Section } from "~/ui/card";
import { Field } from "~/ui/field";
import { PageHeader } from "~/ui/page-header";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";
import { Textarea } from "~/ui/textarea";
import { FieldLine } from "./field-line";
import { type SettingsAnswer, SettingsSaid } from "./pipelines-page";

type Props = { fields: { id: string; on: CardKind; name: string; kind: FieldKind }[] };
const TITLES = { deal: "nav.deals", contact: "nav.contacts", company: "nav.companies" } as const;

/** Fields of the company's own on deals, contacts and companies. */
export function FieldsPage({ fields }: Props) {
  const t = useT();
  const answer = useActionData() as SettingsAnswer | undefined;
  const [kind, setKind] = useState<string>("text");
  return (
    <>
      <PageHeader title={t("fields.title")} description={t("fields.lead")} />
      <SettingsSaid answer={answer} />
      {CARD_KINDS.map((on) => {
        const mine = fields.filter((field) => field.on === on);
        return (
          <Section key={on} title={t(TITLES[on])}>
            {mine.length === 0 && <p className="text-muted">{t("fields.none")}</p>}
            <ol className="flex flex-col gap-2">
              {mine.map((field, place) => (
                <FieldLine key={field.id} field={field} place={place} last={mine.length - 1} />
              ))}
            </ol>
          </Section>
        );
      })}
      <Section title={t("fields.add")}>
        <Form method="post" className="flex max-w-md flex-col gap-4">
          <input type="hidden" name="intent" value="add_field" />
          <Field label={t("fields.on")}>
            <Select name="on" options={CARD_KINDS.map((on) => ({ value: on, label: t(TITLES[on]) }))} />
          </Field>
          <Field label={t("work.field.name")} required>
            <TextInput key={fields.length} name="name" required maxLength={60} autoComplete="off" />
          </Field>
          <Field label={t("work.field.kind")}>
            <Select
              name="kind"
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value)}
              options={FIELD_KINDS.map((one) => ({ value: one, label: t(`fields.kind.${one}`) }))}
            />
          </Field>
          {kind === "choice" && (
            <Field label={t("fields.choices")} hint={t("fields.choices_hint")} required>
              <Textarea name="choices" rows={4} required maxLength={4_000} />
            </Field>
          )}
          <div>
            <Button type="submit" variant="primary">
              {t("act.add")}
            </Button>
          </div>
        </Form>
      </Section>
    </>
  );
}
