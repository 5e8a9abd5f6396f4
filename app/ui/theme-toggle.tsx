import { Monitor, Moon, Sun } from "lucide-react";
import { useEffect, useState } from "react";
import { useT } from "~/i18n/react";
import { IconButton } from "./icon-button";
import { Menu, MenuChoice, MenuLabel } from "./menu";
import { chooseTheme, THEMES, type Theme, themeAttribute } from "./theme";

const ICONS = { light: Sun, dark: Moon, system: Monitor };

/** Theme of this browser. The server has put the choice on <html>, from where it is read after hydration. */
function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => setTheme(themeAttribute(document.documentElement.dataset.theme) ?? "system"), []);
  return [
    theme,
    (next) => {
      chooseTheme(next);
      setTheme(next);
    },
  ];
}

/** The three choices, to stand in a menu (the user's). */
export function ThemeChoices() {
  const t = useT();
  const [theme, setTheme] = useTheme();
  return (
    <>
      <MenuLabel>{t("ui.theme")}</MenuLabel>
      {THEMES.map((choice) => {
        const Icon = ICONS[choice];
        return (
          <MenuChoice
            key={choice}
            checked={choice === theme}
            icon={<Icon size={16} />}
            onSelect={() => setTheme(choice)}
          >
            {t(`ui.theme_${choice}`)}
          </MenuChoice>
        );
      })}
    </>
  );
}

/** A button with the three choices, for the pages before the gate. */
export function ThemeToggle() {
  const t = useT();
  return (
    <Menu trigger={<IconButton label={t("ui.theme")} icon={<Sun size={16} />} />}>
      <ThemeChoices />
    </Menu>
  );
}
