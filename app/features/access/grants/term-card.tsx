import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";
import type { GrantsData } from "./show-grants.server";

type Props = {
  sources: GrantsData["sources"];
  chosen: string;
  errors: { source: string | undefined; until: string | undefined };
};

/** Where and how long it counts. */
export function TermCard({ sources, chosen, errors }: Props) {
  const t = useT();
  return (
    <Card>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t("access.give.source")} error={errors.source}>
          <Select
            name="source"
            defaultValue={chosen}
            placeholder={t("access.give.everywhere")}
            options={sources.map(({ publicId, name }) => ({ value: publicId, label: name }))}
          />
        </Field>
        <Field label={t("access.give.from")}>
          <TextInput name="from" type="datetime-local" />
        </Field>
        <Field label={t("access.give.until")} error={errors.until}>
          <TextInput name="until" type="datetime-local" />
        </Field>
      </div>
      <p className="mt-2 text-sm text-subtle">{t("access.give.term_hint")}</p>
    </Card>
  );
}
