import type { ReactNode } from "react";
import { cx } from "./cx";

type Props = {
  title?: ReactNode;
  description?: ReactNode;
  /** Right of the title: a link or a small button. */
  action?: ReactNode;
  /** Without inner space, for lists and tables that bring their own. */
  flush?: boolean;
  className?: string;
  children?: ReactNode;
};

/** A surface with a heading of its own. */
export function Card({ title, description, action, flush, className, children }: Props) {
  return (
    <section className={cx("min-w-0 rounded-lg border border-line bg-surface", className)}>
      {(title || action) && (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 pt-2 pb-1.5">
          <div className="min-w-0 flex-1 basis-32">
            {title && <h2 className="text-base font-semibold">{title}</h2>}
            {description && <p className="text-sm text-subtle">{description}</p>}
          </div>
          {action && <div className="flex shrink-0 items-center gap-2 text-sm">{action}</div>}
        </header>
      )}
      {children && (
        <div className={flush ? "" : cx("px-4 pb-4", !title && !action && "pt-4")}>{children}</div>
      )}
    </section>
  );
}

/** Part of a long settings page: what it is on the left, the controls on the right. */
export function Section({
  title,
  description,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="grid gap-x-8 gap-y-3 border-t border-line py-6 first:border-t-0 first:pt-0 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        {description && <p className="mt-1 max-w-prose text-sm text-muted">{description}</p>}
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}
