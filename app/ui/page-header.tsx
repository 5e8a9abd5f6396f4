import { Link } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  /** Where one came from: "Users". */
  back?: { to: string; label: string };
  /** Before the title: an Avatar. */
  leading?: ReactNode;
  /** After the title: Badges. */
  badges?: ReactNode;
};

/** Top of every page; holds its only h1. */
export function PageHeader({ title, description, actions, back, leading, badges }: Props) {
  return (
    <header className="mb-5">
      {back && (
        <Link
          to={back.to}
          prefetch="none"
          className="mb-1 inline-flex items-center gap-1 text-sm text-muted hover:text-ink pointer-coarse:min-h-9"
        >
          <ArrowLeft size={14} />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="flex min-w-0 items-center gap-3">
          {leading}
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <h1 className="text-xl font-semibold">{title}</h1>
              {badges}
            </div>
            {description && <div className="mt-0.5 max-w-prose text-muted">{description}</div>}
          </div>
        </div>
        {actions && (
          <div className="flex flex-wrap items-center gap-2 max-sm:w-full max-sm:[&>*]:grow" data-print="no">
            {actions}
          </div>
        )}
      </div>
    </header>
  );
}
