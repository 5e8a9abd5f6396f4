import { ChevronDown } from "lucide-react";
import { forwardRef, type SelectHTMLAttributes, useImperativeHandle, useRef } from "react";
import { controlClass, controlSize } from "./control-style";
import { cx } from "./cx";
import { useFieldWiring } from "./field";
import { useEarlyChoice } from "./use-early-choice";

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectGroup = { label: string; options: SelectOption[] };

export type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  options?: (SelectOption | SelectGroup)[];
  /** First, empty choice: "All departments", "Choose…". */
  placeholder?: string;
};

/** The browser's own select: works without script, with a keyboard and on a phone. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, placeholder, className, children, ...props },
  ref,
) {
  const wired = useFieldWiring(props);
  const select = useRef<HTMLSelectElement>(null);
  useImperativeHandle(ref, () => select.current as HTMLSelectElement);
  useEarlyChoice(select, props.value);
  return (
    <div className="relative w-full">
      <select
        autoComplete={props.value === undefined ? undefined : "off"}
        {...wired}
        ref={select}
        className={cx(controlClass, controlSize, "appearance-none truncate pr-8", className)}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options?.map((entry) =>
          "options" in entry ? (
            <optgroup key={entry.label} label={entry.label}>
              {entry.options.map(renderOption)}
            </optgroup>
          ) : (
            renderOption(entry)
          ),
        )}
        {children}
      </select>
      <ChevronDown
        size={16}
        className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-subtle"
      />
    </div>
  );
});

function renderOption({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
