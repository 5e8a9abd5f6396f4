import { useT } from "~/i18n/react";
import { Menu, MenuLink } from "~/ui/menu";
import { useDesk } from "../shell/desk-data";
import { PageIcon } from "../shell/page-icon";
import { PAGES, type Page } from "../shell/pages";

const BESIDE_PEOPLE = ["import_users", "log", "network", "activity"];

/** The menu of the list: pages about people that stand elsewhere, as far as they are open to the viewer. */
export function PeopleMenu() {
  const t = useT();
  const open = useDesk()?.pages ?? [];
  const pages = PAGES.filter(
    (page: Page) => BESIDE_PEOPLE.includes(page.id) && open.includes(page.id as never),
  );
  if (pages.length === 0) return null;
  return (
    <Menu name={t("nav.users")}>
      {pages.map(({ id, to, label }: Page) => (
        <MenuLink key={id} to={to} icon={<PageIcon id={id} size={16} />}>
          {t(label)}
        </MenuLink>
      ))}
    </Menu>
  );
}
