/** The fields of one record as texts by name; null = empty. */
export type FieldTexts = Readonly<Record<string, string | null>>;

/** A field that two people changed at once: what the one wrote, and what stands there by now. */
export type Clash = { field: string; mine: string | null; theirs: string | null };

/**
 * Three-way merge of an edit: `seen` is what the form was opened with, `mine` what was sent, `now` what stands there by
 * now. A field that the person left as it was keeps what somebody else made of it; one that both changed is a question.
 */
export function mergeEdit(
  seen: FieldTexts,
  mine: FieldTexts,
  now: FieldTexts,
): { changed: string[]; clashes: Clash[] } {
  const touched = Object.keys(mine).filter((field) => mine[field] !== (seen[field] ?? null));
  const clashes = touched
    .filter((field) => (now[field] ?? null) !== (seen[field] ?? null) && mine[field] !== (now[field] ?? null))
    .map((field) => ({ field, mine: mine[field] ?? null, theirs: now[field] ?? null }));
  return { changed: touched.filter((field) => mine[field] !== (now[field] ?? null)), clashes };
}
