import type { ReactNode } from "react";
import { GateLayout } from "~/ui/gate-layout";
import { LanguageSwitch } from "~/ui/language-switch";
import { ThemeToggle } from "~/ui/theme-toggle";
import { useKeepThrough } from "./keep-typed";

type Props = {
  title: ReactNode;
  lead?: ReactNode;
  below?: ReactNode;
  demo?: ReactNode;
  company?: string;
  size?: "sm" | "md";
  children: ReactNode;
};

/** The frame of every page before the gate: language and theme can be changed on each. */
export function GateFrame({ company = "Gatehouse", ...rest }: Props) {
  useKeepThrough();
  return (
    <GateLayout
      {...rest}
      company={company}
      languageSwitch={<LanguageSwitch />}
      themeToggle={<ThemeToggle />}
    />
  );
}
