import { MIN_PASSWORD_CHARACTERS, suggestPassword } from "~/domain/session/password";
import { useT } from "~/i18n/react";
import { FormPassword } from "~/ui/form";
import type { FormFieldMeta } from "~/ui/form-meta";

const suggest = () => suggestPassword((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));

/** Wherever a password is chosen: the rule stands there before typing, and the field offers one of four words [FM-10]. */
export function NewPasswordField({ field, autoFocus }: { field: FormFieldMeta; autoFocus?: boolean }) {
  const t = useT();
  return (
    <FormPassword
      field={field}
      label={t("password.new")}
      hint={t("password.rule", { min: MIN_PASSWORD_CHARACTERS })}
      autoComplete="new-password"
      suggest={suggest}
      autoFocus={autoFocus}
    />
  );
}
