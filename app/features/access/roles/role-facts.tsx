import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Switch } from "~/ui/switch";
import { TextInput } from "~/ui/text-input";
import type { AccessRefusal } from "../refusals";
import { sayRefusal } from "../say-refusal";

type Facts = { name: string; description: string; isActive: boolean };
type Props = {
  facts: Facts;
  onChange: (facts: Facts) => void;
  disabled: boolean;
  refusal: AccessRefusal | undefined;
};

/** Name, description and whether the role counts. */
export function RoleFacts({ facts, onChange, disabled, refusal }: Props) {
  const t = useT();
  return (
    <Card className="mb-4">
      <div className="grid gap-4 md:grid-cols-2">
        <Field
          label={t("access.roles.name")}
          required
          error={refusal?.field === "name" ? sayRefusal(t, refusal) : undefined}
        >
          <TextInput
            name="name"
            required
            maxLength={80}
            value={facts.name}
            readOnly={disabled}
            onChange={(event) => onChange({ ...facts, name: event.currentTarget.value })}
          />
        </Field>
        <Field label={t("access.roles.description")}>
          <TextInput
            name="description"
            maxLength={300}
            value={facts.description}
            readOnly={disabled}
            onChange={(event) => onChange({ ...facts, description: event.currentTarget.value })}
          />
        </Field>
        <Switch
          name="isActive"
          value="on"
          checked={facts.isActive}
          disabled={disabled}
          onChange={(event) => onChange({ ...facts, isActive: event.currentTarget.checked })}
          label={t("access.edit.active")}
          hint={t("access.edit.active.hint")}
        />
      </div>
    </Card>
  );
}
