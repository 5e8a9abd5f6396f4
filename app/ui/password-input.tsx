import { Eye, EyeOff } from "lucide-react";
import { type InputHTMLAttributes, useRef, useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { IconButton } from "./icon-button";
import { TextInput } from "./text-input";
import { typeInto } from "./type-into";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  /** Makes a password; with it the field offers "Suggest one", shows what it suggested and lets it be copied [FM-10]. */
  suggest?: () => string;
};

export function PasswordInput({ suggest, autoComplete = "current-password", ...props }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  const [suggested, setSuggested] = useState<string>();
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="flex flex-col gap-2">
      <TextInput
        {...props}
        ref={input}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        trailing={
          <IconButton
            size="sm"
            label={t(shown ? "ui.hide_password" : "ui.show_password")}
            aria-pressed={shown}
            icon={<Icon size={16} />}
            onClick={() => setShown(!shown)}
          />
        }
      />
      {suggest && (
        <div className="flex flex-wrap items-center gap-2">
          <Button
            size="sm"
            onClick={() => {
              const password = suggest();
              setSuggested(password);
              setShown(true);
              if (input.current) typeInto(input.current, password);
            }}
          >
            {t("act.suggest_password")}
          </Button>
          {suggested && <CopyButton text={suggested} label={t("ui.copy")} />}
        </div>
      )}
    </div>
  );
}
