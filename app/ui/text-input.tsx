import { forwardRef, type InputHTMLAttributes, type ReactNode } from "react";
import { controlClass, controlReadOnly, controlSize } from "./control-style";
import { cx } from "./cx";
import { useFieldWiring } from "./field";

export type TextInputProps = InputHTMLAttributes<HTMLInputElement> & {
  /** Icon inside on the left. */
  leading?: ReactNode;
  /** Unit or button inside on the right. */
  trailing?: ReactNode;
};

export const TextInput = forwardRef<HTMLInputElement, TextInputProps>(function TextInput(
  { leading, trailing, className, ...props },
  ref,
) {
  const wired = useFieldWiring(props);
  const input = (
    <input
      type="text"
      {...wired}
      ref={ref}
      className={cx(
        controlClass,
        controlSize,
        controlReadOnly,
        Boolean(leading) && "pl-8",
        Boolean(trailing) && "pr-10",
        className,
      )}
    />
  );
  if (!leading && !trailing) return input;
  return (
    <div className="relative w-full">
      {leading && (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-subtle">
          {leading}
        </span>
      )}
      {input}
      {trailing && (
        <span className="absolute inset-y-0 right-1 flex items-center text-sm text-subtle">{trailing}</span>
      )}
    </div>
  );
});
