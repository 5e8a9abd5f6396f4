import { isLive } from "./allowlist";
import { NETWORKS_PER_LIST } from "./parse-many";
import type { SavedEntry, SavedList, SavedRules } from "./saved-list";

/** One thing that somebody does to the list. */
export type ListEdit =
  | { kind: "add"; entries: readonly SavedEntry[] }
  | { kind: "change"; publicId: string; entry: EntryFacts }
  | { kind: "remove"; publicId: string }
  | { kind: "switch"; on: boolean }
  | { kind: "tokens"; coversTokens: boolean }
  | { kind: "exempt"; userIds: readonly number[]; isExempt: boolean };

/** What a person may say about an entry. */
export type EntryFacts = Pick<SavedEntry, "scope" | "scopeId" | "mode" | "network" | "label" | "expiresAt">;

export const EDIT_REFUSALS = ["not_found", "too_many_networks"] as const;
export type EditRefusal = (typeof EDIT_REFUSALS)[number];

/** The rules after an edit, or why it cannot be made at all. Whether it may be saved is the guard's question. */
export function editList(rules: SavedRules, edit: ListEdit): SavedRules | EditRefusal {
  switch (edit.kind) {
    case "add":
      return rules.entries.length + edit.entries.length > NETWORKS_PER_LIST
        ? "too_many_networks"
        : { ...rules, entries: [...rules.entries, ...edit.entries] };
    case "change":
      return withEntries(rules, edit.publicId, (entry) => [{ ...entry, ...edit.entry }]);
    case "remove":
      return withEntries(rules, edit.publicId, () => []);
    case "switch":
      return { ...rules, on: edit.on };
    case "tokens":
      return { ...rules, coversTokens: edit.coversTokens };
    case "exempt": {
      const others = rules.exemptUserIds.filter((userId) => !edit.userIds.includes(userId));
      return { ...rules, exemptUserIds: edit.isExempt ? [...others, ...edit.userIds] : others };
    }
    default:
      return edit satisfies never;
  }
}

function withEntries(
  rules: SavedRules,
  publicId: string,
  edit: (entry: SavedEntry) => SavedEntry[],
): SavedRules | EditRefusal {
  if (!rules.entries.some((entry) => entry.publicId === publicId)) return "not_found";
  return {
    ...rules,
    entries: rules.entries.flatMap((entry) => (entry.publicId === publicId ? edit(entry) : [entry])),
  };
}

/**
 * The list with an entry that lets one person in, also if an unconfirmed change goes back: it widens both. Null when
 * the list lets everybody in anyway, because an entry on an empty list would switch it on.
 */
export function letIn(list: SavedList, entry: SavedEntry, now: number): SavedList | null {
  const isInForce = ({ on, entries }: SavedRules) => on && entries.some((each) => isLive(each, now));
  const widened = (rules: SavedRules) =>
    isInForce(rules) ? { ...rules, entries: [...rules.entries, entry] } : rules;
  if (!isInForce(list)) return null;
  const { probation } = list;
  return {
    ...list,
    entries: [...list.entries, entry],
    probation: probation === null ? null : { ...probation, before: widened(probation.before) },
  };
}
