import { forwardRef, type TextareaHTMLAttributes } from "react";
import { controlClass, controlReadOnly } from "./control-style";
import { cx } from "./cx";
import { useFieldWiring } from "./field";

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(
  function Textarea({ className, rows = 3, ...props }, ref) {
    const wired = useFieldWiring(props);
    return (
      <textarea
        {...wired}
        ref={ref}
        rows={rows}
        className={cx(
          controlClass,
          controlReadOnly,
          "field-sizing-content max-h-80 min-h-16 px-2.5 py-1.5 text-base",
          className,
        )}
      />
    );
  },
);
