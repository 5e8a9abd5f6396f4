import { type InputHTMLAttributes, useState } from "react";
import { useT } from "~/i18n/react";
import { buttonClass } from "./button-style";
import { useFieldWiring } from "./field";

type Props = { accept: string; onFile: (file: File) => void };

/** A file that the browser reads. The browser's own button speaks the browser's language, this one the page's. */
export function FileInput({ accept, onFile }: Props) {
  const t = useT();
  const [name, setName] = useState<string | null>(null);
  const wired = useFieldWiring<InputHTMLAttributes<HTMLInputElement>>({ accept });
  return (
    <div className="relative flex items-center gap-3 rounded-md has-focus-visible:outline-2 has-focus-visible:outline-ring">
      <input
        {...wired}
        type="file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          setName(file?.name ?? null);
          if (file) onFile(file);
        }}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
      <span aria-hidden="true" className={buttonClass()}>
        {t("ui.choose_file")}
      </span>
      <span aria-hidden="true" className="min-w-0 truncate text-muted">
        {name ?? t("ui.no_file")}
      </span>
    </div>
  );
}
