import { NavLink } from "@remix-run/react";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { cx } from "./cx";
import { Dialog } from "./dialog";
import type { NavItem } from "./nav-types";
import { NavList } from "./sidebar";

const tab =
  "flex h-14 min-w-0 flex-1 flex-col items-center justify-start gap-1 px-0.5 pt-2 text-center text-2xs leading-3 tracking-tight";

/** Navigation within the reach of a thumb: the first four pages, the rest in a sheet. */
export function BottomBar({ items, label }: { items: NavItem[]; label: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <nav
      aria-label={label}
      data-print="no"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {items.slice(0, 4).map((item) => (
        <NavLink
          key={item.to}
          to={item.to}
          end={item.end}
          prefetch="none"
          className={({ isActive }) => cx(tab, isActive ? "font-medium text-accent-ink" : "text-muted")}
        >
          {item.icon}
          <span className="line-clamp-2 max-w-full">{item.short ?? item.label}</span>
        </NavLink>
      ))}
      <Dialog
        title={t("common.menu")}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className={cx(tab, "text-muted")}>
            <Ellipsis size={18} />
            <span>{t("common.more")}</span>
          </button>
        }
      >
        <NavList items={items} onNavigate={() => setOpen(false)} />
      </Dialog>
    </nav>
  );
}
