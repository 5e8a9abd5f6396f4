import { NavLink, useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { useT } from "~/i18n/react";
import { cx } from "~/ui/cx";
import { useDesk } from "./desk-data";
import { PageIcon } from "./page-icon";
import { pagesAt } from "./pages";

/** Settings: the list of pages this person may open beside the page itself; above it on a phone (AU-01, AU-02). */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useT();
  const pages = pagesAt("settings", useDesk()?.pages ?? []);
  const strip = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another place of the strip
  useEffect(() => showCurrent(strip.current), [pathname]);
  return (
    <div className="gap-8 lg:grid lg:grid-cols-[13rem_minmax(0,1fr)]">
      <nav
        ref={strip}
        aria-label={t("nav.settings")}
        data-print="no"
        className="mb-4 max-lg:-mx-4 max-lg:overflow-x-auto max-lg:border-b max-lg:border-line max-lg:px-4"
      >
        <p className="mb-2 px-2.5 text-xs font-medium text-subtle max-lg:sr-only">{t("nav.settings")}</p>
        <ul className="flex gap-1 lg:flex-col lg:gap-0.5">
          {pages.map(({ id, to, label }) => (
            <li key={id}>
              <NavLink
                // A page with a more precise entry below its own address is current only at its own.
                end={pages.some((other) => other.to.startsWith(`${to}/`))}
                to={to}
                prefetch="none"
                className={({ isActive }) =>
                  cx(
                    "flex min-h-8 items-center gap-2.5 px-2.5 py-1.5 whitespace-nowrap pointer-coarse:min-h-11 lg:rounded-md lg:whitespace-normal [&_svg]:shrink-0",
                    isActive
                      ? "font-medium text-ink max-lg:border-b-2 max-lg:border-accent lg:bg-pressed"
                      : "text-muted hover:text-ink lg:hover:bg-hover",
                  )
                }
              >
                <PageIcon id={id} size={16} />
                {t(label)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** On a phone the list is a strip wider than the window: the page one is on must be in sight. */
function showCurrent(strip: HTMLElement | null) {
  const current = strip?.querySelector("[aria-current=page]");
  if (!strip || !current) return;
  const middle = (box: DOMRect) => box.left + box.width / 2;
  strip.scrollLeft += middle(current.getBoundingClientRect()) - middle(strip.getBoundingClientRect());
}
