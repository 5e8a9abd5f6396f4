import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "./button";
import type { ButtonSize, ButtonVariant } from "./button-style";
import { IconButton } from "./icon-button";

type Props = {
  text: string;
  /** Without it only the icon is shown. */
  label?: string;
  size?: ButtonSize;
  variant?: ButtonVariant;
};

/** Puts `text` on the clipboard and says so for two seconds, also to screen readers. */
export function CopyButton({ text, label, size = "sm", variant }: Props) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  const icon = copied ? <Check size={14} className="text-ok-ink" /> : <Copy size={14} />;
  return (
    <>
      {label ? (
        <Button size={size} variant={variant} icon={icon} onClick={copy}>
          {copied ? t("common.copied") : label}
        </Button>
      ) : (
        <IconButton size={size} variant={variant} icon={icon} label={t("ui.copy")} onClick={copy} />
      )}
      <span role="status" className="sr-only">
        {copied && t("common.copied")}
      </span>
    </>
  );
}
