import { OctagonAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useT } from "~/i18n/react";

export type FormErrorItem = {
  message: ReactNode;
  /** Id of the control it is about; the line leads there. */
  fieldId?: string;
};

/** Summary of what is wrong, over the form. It takes the focus each time a new answer brings errors. */
export function FormError({ errors, title }: { errors: FormErrorItem[]; title?: ReactNode }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const identity = errors.map((error) => `${error.fieldId} ${String(error.message)}`).join("\n");
  useEffect(() => {
    if (identity) box.current?.focus();
  }, [identity]);
  if (errors.length === 0) return null;
  const single = errors.length === 1 && !title && !errors[0]?.fieldId;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-lg border border-refused-line bg-refused-soft px-3 py-2 text-refused-ink [&>svg]:mt-0.5 [&>svg]:shrink-0"
    >
      <OctagonAlert size={16} />
      <div className="min-w-0">
        {!single && <p className="font-semibold">{title ?? t("ui.form_errors", { n: errors.length })}</p>}
        <ul className="text-ink">
          {errors.map((error, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages have no identity of their own
            <li key={index}>
              {error.fieldId ? (
                <a href={`#${error.fieldId}`} className="underline underline-offset-2">
                  {error.message}
                </a>
              ) : (
                error.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
