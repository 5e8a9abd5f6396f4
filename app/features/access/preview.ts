import type { Difference, Level, Permission } from "~/domain/access";

/** How many people gain or lose a cell: the line under the button and the dialog (FM-12). */
export type CellEffect = {
  permission: Permission;
  before: Level;
  after: Level;
  people: number;
  isGain: boolean;
};
/** Records of one kind that appear for or vanish from the people counted, summed over them (FM-12). */
export type RecordEffect = {
  kind: "deals" | "contacts" | "companies" | "tasks" | "conversations";
  gained: number;
  lost: number;
  /** There are more: the counting stopped. */
  isMore: boolean;
};
export type Preview = {
  /** People whose rights in effect change. */
  people: number;
  /** Their names, the first ten. */
  names: string[];
  effects: CellEffect[];
  records: RecordEffect[];
  /** For how many of the people the records were counted. */
  recordsOf: number;
  /** Who is on a page now that the change takes from them. */
  losesPage: { name: string; page: string }[];
  /** Kinds of records that nobody but Administrators would see any more of somebody. */
  onlyAdministrators: Permission[];
  /** Whose records those are, the first few: their work can be handed over before. */
  orphaned: { publicId: string; name: string }[];
};

/** More people than this are never changed without a dialog. */
export const ASKS_ABOVE = 10;

/** A dialog comes only then (FM-12); else the line under the button is enough. */
export const asksFirst = (preview: Preview): boolean =>
  preview.people > ASKS_ABOVE || preview.losesPage.length > 0 || preview.onlyAdministrators.length > 0;

/** The same cell changed in the same way for several people, widest first. */
export function countEffects(all: readonly (readonly (Difference & { isGain: boolean })[])[]): CellEffect[] {
  const byKey = new Map<string, CellEffect>();
  for (const one of all) {
    const seen = new Set<string>();
    for (const { permission, before, after, isGain } of one) {
      const key = `${permission} ${before} ${after}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, { permission, before, after, people: 1, isGain });
      else known.people += 1;
    }
  }
  return [...byKey.values()].sort((a, b) => b.people - a.people);
}
