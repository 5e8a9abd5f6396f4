import { useLocation, useSubmit } from "@remix-run/react";
import { LogOut } from "lucide-react";
import { LANGUAGES } from "~/i18n";
import { useLanguage, useT } from "~/i18n/react";
import { MenuChoice, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "~/ui/menu";
import { ThemeChoices } from "~/ui/theme-toggle";
import { UserMenu } from "~/ui/user-menu";
import type { DeskData } from "./desk-data";
import { PageIcon } from "./page-icon";
import { pagesAt } from "./pages";

/** What concerns only oneself: profile, sessions, the notice, language, theme, and the way out (a POST). */
export function PersonMenu({ data }: { data: DeskData }) {
  const t = useT();
  const language = useLanguage();
  const submit = useSubmit();
  const { pathname, search } = useLocation();
  return (
    <UserMenu name={data.me.name} email={data.me.email} seed={data.me.id}>
      {pagesAt("me", data.pages).map(({ id, to, label }) => (
        <MenuLink key={id} to={to} icon={<PageIcon id={id} size={16} />}>
          {t(label)}
        </MenuLink>
      ))}
      <MenuSeparator />
      <MenuLabel>{t("ui.language")}</MenuLabel>
      {LANGUAGES.map((choice) => (
        <MenuChoice
          key={choice}
          checked={choice === language}
          onSelect={() =>
            submit({ language: choice, next: pathname + search }, { method: "post", action: "/language" })
          }
        >
          <span lang={choice}>{t(`language.${choice}`)}</span>
        </MenuChoice>
      ))}
      <ThemeChoices />
      <MenuSeparator />
      <MenuItem
        icon={<LogOut size={16} />}
        onSelect={() => submit(null, { method: "post", action: "/logout" })}
      >
        {t("act.sign_out")}
      </MenuItem>
    </UserMenu>
  );
}
