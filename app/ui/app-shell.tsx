import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/react";
import { BottomBar } from "./bottom-bar";
import { BrandMark } from "./brand-mark";
import type { NavItem } from "./nav-types";
import { NavList } from "./sidebar";
import { SkipLink } from "./skip-link";

export type { NavItem } from "./nav-types";

type Props = {
  /** Name of the company the person is signed in to. */
  company: string;
  /** Pages this person may open, in the order of the menu. */
  nav: NavItem[];
  /** Settings and the like, at the bottom of the sidebar. */
  navBottom?: NavItem[];
  /** Search field or the trigger of the command palette. */
  search?: ReactNode;
  availability?: ReactNode;
  notices?: ReactNode;
  userMenu?: ReactNode;
  /** "Demo company" and a link to one's own; stands on every page of the demo. */
  demo?: ReactNode;
  /** Banners that concern every page. */
  banners?: ReactNode;
  children: ReactNode;
};

/** Frame of every page behind the gate: sidebar and header on a wide screen, top and bottom bar on a phone. */
export function AppShell({
  company,
  nav,
  navBottom = [],
  search,
  availability,
  notices,
  userMenu,
  demo,
  banners,
  children,
}: Props) {
  const t = useT();
  const menuLabel = t("ui.main_menu");
  return (
    <div className="min-h-dvh [--header-height:3.25rem] md:grid md:grid-cols-[15rem_minmax(0,1fr)] print:block">
      <SkipLink />
      <aside
        data-print="no"
        className="sticky top-0 hidden h-dvh flex-col gap-4 border-r border-line bg-sunken px-3 pb-3 md:flex"
      >
        <Brand company={company} />
        <nav
          aria-label={menuLabel}
          className="flex min-h-0 flex-1 flex-col justify-between gap-4 overflow-y-auto"
        >
          <NavList items={nav} />
          <NavList items={navBottom} />
        </nav>
      </aside>
      <div className="flex min-w-0 flex-col">
        <header
          data-print="no"
          className="sticky top-0 z-30 flex h-(--header-height) items-center gap-2 border-b border-line bg-canvas/95 px-4 backdrop-blur-sm md:px-6"
        >
          <div className="min-w-0 flex-1 md:hidden">
            <Brand company={company} />
          </div>
          <div className="flex min-w-0 items-center gap-3 md:flex-1">
            {search}
            <div className="max-md:hidden">{demo}</div>
          </div>
          <div className="flex shrink-0 items-center gap-1">
            {availability}
            {notices}
            {userMenu}
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-7xl flex-1 px-4 pt-5 pb-24 outline-none md:px-6 md:pb-10"
        >
          {demo && <div className="mb-3 md:hidden">{demo}</div>}
          {banners && <div className="mb-4 flex flex-col gap-2 empty:hidden">{banners}</div>}
          {children}
        </main>
      </div>
      <BottomBar items={[...nav, ...navBottom]} label={menuLabel} />
    </div>
  );
}

function Brand({ company }: { company: string }) {
  return (
    <Link
      to="/"
      prefetch="none"
      className="flex h-(--header-height) min-w-0 items-center gap-2.5 px-1 font-semibold text-ink max-md:px-0"
    >
      <BrandMark />
      <span className="truncate">{company}</span>
    </Link>
  );
}
