import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { cx } from "./cx";

export type Tab = { to: string; label: ReactNode; end?: boolean; count?: number };

/** Tabs that are pages: links with addresses of their own. They scroll sideways when there is no room. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav
      aria-label={label}
      className="-mx-4 mb-4 overflow-x-auto border-b border-line px-4 md:-mx-0 md:px-0"
      data-print="no"
    >
      <ul className="flex gap-5">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink
              to={tab.to}
              end={tab.end}
              prefetch="none"
              className={({ isActive }) =>
                cx(
                  "flex h-9 items-center gap-1.5 border-b-2 whitespace-nowrap focus-visible:-outline-offset-2 pointer-coarse:h-11",
                  isActive
                    ? "border-accent font-medium text-ink"
                    : "border-transparent text-muted hover:border-edge/60 hover:text-ink",
                )
              }
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="rounded-full bg-hover px-1.5 text-xs text-muted">{tab.count}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
