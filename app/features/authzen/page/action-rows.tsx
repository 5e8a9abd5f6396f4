import { Plus } from "lucide-react";
import { useState } from "react";
import { PERMISSIONS } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Fieldset } from "~/ui/fieldset";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";
import type { Row } from "./type-form";

const EMPTY: Row = { action: "", permission: "", pattern: "" };

/** One line for each action: its name, the permission that it stands for, and the ids that it is about. */
export function ActionRows({ rows, error }: { rows: Row[]; error: string | undefined }) {
  const t = useT();
  const [more, setMore] = useState(rows.length === 0 ? 2 : 1);
  const shown = [...rows, ...Array.from({ length: more }, () => EMPTY)].map((row, n) => ({
    ...row,
    place: n + 1,
  }));
  const options = PERMISSIONS.filter((one) => one !== "account.close").map((one) => ({
    value: one,
    label: `${t(`perm.${one}` as MessageKey)} (${one})`,
  }));
  return (
    <Fieldset
      legend={t("foreign.actions")}
      hint={t("foreign.pattern_hint", { braces: "{id}" })}
      error={error}
      id="actions"
      required
    >
      {shown.map(({ place, ...row }) => {
        const label = (name: MessageKey) => `${t(name)} ${place}`;
        return (
          <div key={place} className="grid gap-2 max-sm:mb-3 sm:grid-cols-[1fr_2fr_1fr]">
            <TextInput
              name="action"
              defaultValue={row.action}
              aria-label={label("foreign.action")}
              placeholder={t("foreign.action")}
              maxLength={100}
              autoComplete="off"
            />
            <Select
              name="permission"
              defaultValue={row.permission}
              aria-label={label("foreign.permission")}
              placeholder={t("foreign.choose")}
              options={options}
            />
            <TextInput
              name="pattern"
              defaultValue={row.pattern}
              aria-label={label("foreign.pattern")}
              placeholder={t("foreign.every")}
              maxLength={200}
              autoComplete="off"
            />
          </div>
        );
      })}
      <div>
        <Button size="sm" variant="secondary" icon={<Plus size={14} />} onClick={() => setMore(more + 1)}>
          {t("foreign.add_row")}
        </Button>
      </div>
    </Fieldset>
  );
}
