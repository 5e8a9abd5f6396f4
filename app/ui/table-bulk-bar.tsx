import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Button } from "./button";
import { cx } from "./cx";
import type { Selection } from "./table-types";

type BulkBarProps<Row> = { selection: Selection<Row>; formId: string; selected: string[]; clear: () => void };

/** The form stays in the page while nothing is ticked, so that the checkboxes always have one to belong to. */
export function BulkBar<Row>({ selection, formId, selected, clear }: BulkBarProps<Row>) {
  const t = useT();
  return (
    <Form
      id={formId}
      method="post"
      onSubmit={clear}
      className={cx(
        "sticky top-(--header-height,0px) z-20 flex flex-wrap items-center gap-2 rounded-t-lg border-b border-line bg-accent-soft px-3 py-1 shadow-xs @min-2xl:-mb-9 @min-2xl:h-9",
        selected.length === 0 && "hidden",
      )}
    >
      <span aria-live="polite" className="font-medium">
        {t("count.selected", { n: selected.length })}
      </span>
      <Button size="sm" variant="ghost" onClick={clear}>
        {t("ui.clear_selection")}
      </Button>
      <span className="ml-auto flex flex-wrap gap-2">{selection.actions(selected)}</span>
    </Form>
  );
}
