import type { ChecklistFacts, ChecklistRow } from "~db/queries/checklist";

/** The lines of the first minutes (MC-95, first-minutes 1), and "list" for the whole. Stored, so names stay. */
export const CHECKLIST_ITEMS = [
  "invite",
  "work",
  "second_admin",
  "preview",
  "network",
  "limits",
  "recorded",
  "train",
  "parsing",
  "crm",
] as const;
export type ChecklistItem = (typeof CHECKLIST_ITEMS)[number];
export type ChecklistLine = { item: ChecklistItem; to: string | null; state: "open" | "done" | "skipped" };
export type Checklist = { lines: ChecklistLine[]; hidden: boolean };

/** Where a line leads. A line whose page is still to come has none and is shown only once it is done. */
const PAGE: Partial<Record<ChecklistItem, string>> = {
  invite: "/users/invite",
  work: "/settings/crm",
  second_admin: "/users/invite",
  preview: "/users",
  network: "/settings/network",
  recorded: "/settings/recorded",
  train: "/first-steps#train",
  parsing: "/first-steps#parsing",
  crm: "/first-steps#crm",
};

const DONE: Partial<Record<ChecklistItem, (facts: ChecklistFacts) => boolean>> = {
  invite: ({ people }) => people > 1,
  second_admin: ({ administrators }) => administrators > 1,
  network: ({ networkOn }) => networkOn === 1,
  recorded: ({ signoffs }) => signoffs > 0,
};

/**
 * The list as an administrator sees it: a fact makes a line done whatever was said of it, else what somebody said
 * counts. `addresses` are the pages that exist and are open to the viewer.
 */
export function checklistOf(
  rows: readonly ChecklistRow[],
  facts: ChecklistFacts,
  addresses: readonly string[],
): Checklist {
  const said = new Map(rows.map(({ item, state }) => [item, state]));
  const lines = CHECKLIST_ITEMS.map((item): ChecklistLine => {
    const to = PAGE[item];
    const isOpenPage = to !== undefined && addresses.includes(to.split("#")[0] ?? to);
    const state = DONE[item]?.(facts) ? "done" : (said.get(item) ?? "open");
    return { item, to: isOpenPage ? to : null, state };
  });
  return {
    lines: lines.filter(({ to, state }) => to !== null || state === "done"),
    hidden: said.has("list"),
  };
}
