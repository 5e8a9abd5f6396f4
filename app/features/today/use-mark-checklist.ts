import { useSubmit } from "@remix-run/react";
import type { ChecklistItem } from "./checklist-lines";

/** Marks a line of the checklist from a menu. */
export function useMarkChecklist() {
  const submit = useSubmit();
  return (item: ChecklistItem, state: "done" | "skipped" | "open") =>
    submit(
      { intent: "checklist", item, state },
      { method: "post", action: "/?index", preventScrollReset: true },
    );
}
