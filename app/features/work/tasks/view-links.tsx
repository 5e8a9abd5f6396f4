import { Link } from "@remix-run/react";
import type { TaskView } from "~/domain/work/tasks";
import { useT } from "~/i18n/react";
import { cx } from "~/ui/cx";

type Props = {
  views: readonly TaskView[];
  view: TaskView;
  /** Null for those who see only their own. */
  whose: "me" | "all" | null;
};

const look = (on: boolean) =>
  cx(
    "inline-flex min-h-8 items-center rounded-md px-2.5 text-sm whitespace-nowrap pointer-coarse:min-h-11",
    on ? "bg-accent-soft font-medium text-accent-ink" : "text-muted hover:bg-hover hover:text-ink",
  );

/** Which tasks, and whose: links with addresses of their own. */
export function ViewLinks({ views, view, whose }: Props) {
  const t = useT();
  const to = (change: { view?: TaskView; whose?: "me" | "all" }) => {
    const next = { view, whose: whose ?? "me", ...change };
    return `/tasks?view=${next.view}${next.whose === "all" ? "&whose=all" : ""}`;
  };
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
      <nav aria-label={t("tasks.views")} className="-mx-1 flex gap-1 overflow-x-auto px-1">
        {views.map((one) => (
          <Link
            key={one}
            to={to({ view: one })}
            prefetch="none"
            aria-current={one === view ? "page" : undefined}
            className={look(one === view)}
          >
            {t(`tasks.view.${one}`)}
          </Link>
        ))}
      </nav>
      {whose !== null && (
        <nav aria-label={t("tasks.whose")} className="flex gap-1">
          {(["me", "all"] as const).map((one) => (
            <Link
              key={one}
              to={to({ whose: one })}
              prefetch="none"
              aria-current={one === whose ? "page" : undefined}
              className={look(one === whose)}
            >
              {t(`tasks.whose.${one}`)}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
