import { Search } from "lucide-react";
import type { InputHTMLAttributes } from "react";
import { useT } from "~/i18n/react";
import { cx } from "./cx";
import { TextInput } from "./text-input";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  /** Name for screen readers; the word "Search" without it. */
  label?: string;
};

export function SearchInput({ label, placeholder, className, ...rest }: Props) {
  const t = useT();
  const name = label ?? t("common.search");
  return (
    <TextInput
      enterKeyHint="search"
      {...rest}
      type="search"
      aria-label={name}
      placeholder={placeholder ?? name}
      leading={<Search size={16} />}
      className={cx("min-w-40", className)}
    />
  );
}
