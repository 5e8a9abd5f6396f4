import { NavLink } from "@remix-run/react";
import { cx } from "./cx";
import type { NavItem } from "./nav-types";

/** Vertical list of pages; the current one is marked by colour, weight and aria-current. */
export function NavList({ items, onNavigate }: { items: NavItem[]; onNavigate?: () => void }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {items.map((item) => (
        <li key={item.to}>
          <NavLink
            to={item.to}
            end={item.end}
            prefetch="none"
            onClick={onNavigate}
            className={({ isActive }) =>
              cx(
                "flex min-h-8 items-center gap-2.5 rounded-md px-2.5 py-1.5 leading-5 transition-colors pointer-coarse:min-h-11 [&_svg]:shrink-0",
                isActive ? "bg-pressed font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
              )
            }
          >
            {item.icon}
            <span className="min-w-0 flex-1">{item.label}</span>
            {item.count ? (
              <span className="rounded-full bg-accent px-1.5 text-2xs font-semibold text-white">
                {item.count}
              </span>
            ) : null}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
