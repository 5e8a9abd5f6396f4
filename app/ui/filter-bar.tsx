import { Form, Link, useSubmit } from "@remix-run/react";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/react";
import { Button } from "./button";

export type FilterChip = {
  /** "Role: Manager" */
  label: string;
  /** The address without this filter. */
  to: string;
};

type Props = {
  /** Name of the form for screen readers: "Filter users". */
  label: string;
  /** SearchInput; it stays in view on a phone. */
  search?: ReactNode;
  /** Selects and date inputs with the names of the address' parameters, each with an aria-label. */
  children?: ReactNode;
  /** Parameters that are kept although they have no control here: { sort: "-at" }. */
  keep?: Record<string, string | undefined>;
  chips?: FilterChip[];
  /** The address without any filter. */
  clearTo?: string;
  /** Buttons on the right that are not filters: "Export". */
  actions?: ReactNode;
};

/** Filters live in the address: a GET form that applies itself on change, and by its button without script. */
export function FilterBar({ label, search, children, keep = {}, chips = [], clearTo, actions }: Props) {
  const t = useT();
  const submit = useSubmit();
  return (
    <div className="mb-3 flex flex-col gap-2" data-print="no">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <Form
          method="get"
          role="search"
          aria-label={label}
          className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-sm:basis-full"
          onChange={(event) => {
            if (event.target instanceof HTMLSelectElement || isDate(event.target))
              submit(event.currentTarget, { preventScrollReset: true });
          }}
        >
          {search && <div className="w-full sm:w-64">{search}</div>}
          {children && (
            <div className="-m-1 flex min-w-0 items-center gap-2 overflow-x-auto p-1 max-sm:w-[calc(100%+0.5rem)] sm:flex-wrap [&>*]:w-auto [&>*]:max-w-56 [&>*]:shrink-0">
              {children}
            </div>
          )}
          {Object.entries(keep).map(
            ([name, value]) =>
              value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
          )}
          <Button type="submit" className="sr-only focus:not-sr-only">
            {t("ui.apply")}
          </Button>
          <noscript>
            <button type="submit">{t("ui.apply")}</button>
          </noscript>
        </Form>
        {actions && <div className="flex shrink-0 gap-2">{actions}</div>}
      </div>
      {chips.length > 0 && <Chips chips={chips} clearTo={clearTo} />}
    </div>
  );
}

function isDate(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && (target.type === "date" || target.type === "checkbox");
}

function Chips({ chips, clearTo }: { chips: FilterChip[]; clearTo?: string | undefined }) {
  const t = useT();
  return (
    <ul className="flex flex-wrap items-center gap-1.5">
      {chips.map((chip) => (
        <li key={chip.label}>
          <Link
            to={chip.to}
            prefetch="none"
            preventScrollReset
            aria-label={t("ui.remove_filter", { name: chip.label })}
            className="inline-flex min-h-6 items-center gap-1 rounded-full bg-accent-soft py-0.5 pr-1.5 pl-2.5 text-sm text-accent-ink hover:bg-pressed pointer-coarse:min-h-9"
          >
            {chip.label}
            <X size={14} />
          </Link>
        </li>
      ))}
      {clearTo && (
        <li>
          <Link
            to={clearTo}
            prefetch="none"
            preventScrollReset
            className="px-1.5 text-sm text-muted underline-offset-2 hover:underline"
          >
            {t("ui.clear_filters")}
          </Link>
        </li>
      )}
    </ul>
  );
}
