import { useLocation } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/react";
import { ButtonLink } from "./button";

type Props = {
  /** Cursor of the page before; nothing on the first page. */
  before?: string | null;
  /** Cursor of the page after; nothing on the last page. */
  after?: string | null;
  /** time: "Newer / Older", for logs · order: "Previous / Next". */
  kind?: "time" | "order";
  /** "1–50 of about 1 200", when it is known cheaply. */
  count?: ReactNode;
};

/** Address of the same list at a cursor. */
export function pageTo(search: string, name: "before" | "after", cursor: string): string {
  const params = new URLSearchParams(search);
  params.delete("before");
  params.delete("after");
  params.set(name, cursor);
  return `?${params}`;
}

/** Keyset paging by links `?before=` and `?after=`; there are no page numbers because nobody counts the rows. */
export function Pager({ before, after, kind = "time", count }: Props) {
  const t = useT();
  const { search } = useLocation();
  if (!before && !after && !count) return null;
  return (
    <nav aria-label={t("ui.pages")} className="mt-3 flex items-center justify-between gap-3" data-print="no">
      <span className="text-sm text-subtle">{count}</span>
      <span className="flex gap-2">
        {before && (
          <ButtonLink
            size="sm"
            to={pageTo(search, "before", before)}
            rel="prev"
            icon={<ChevronLeft size={14} />}
          >
            {t(kind === "time" ? "ui.newer" : "ui.previous")}
          </ButtonLink>
        )}
        {after && (
          <ButtonLink size="sm" to={pageTo(search, "after", after)} rel="next">
            {t(kind === "time" ? "ui.older" : "ui.next")}
            <ChevronRight size={14} />
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}
