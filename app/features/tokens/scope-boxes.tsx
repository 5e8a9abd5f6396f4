import type { Permission } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Checkbox } from "~/ui/checkbox";
import { Fieldset } from "~/ui/fieldset";
import { type FormFieldMeta, useErrorTexts } from "~/ui/form-meta";

/** The viewer's own permissions by what they are about, to tick those that the token gets. */
export function ScopeBoxes({ field, offered }: { field: FormFieldMeta; offered: Permission[] }) {
  const t = useT();
  const texts = useErrorTexts();
  const chosen = [field.initialValue].flat();
  return (
    <Fieldset legend={t("tokens.reach.chosen")} id={field.id} error={texts(field.errors)} required>
      <div className="grid gap-x-6 gap-y-1.5 rounded-md border border-line bg-surface p-3 sm:grid-cols-2">
        {offered.map((permission) => (
          <Checkbox
            key={permission}
            name={field.name}
            value={permission}
            defaultChecked={chosen.includes(permission)}
            label={
              <>
                {t(`perm.${permission}` as MessageKey)}{" "}
                <code className="text-sm text-subtle">{permission}</code>
              </>
            }
          />
        ))}
      </div>
    </Fieldset>
  );
}
