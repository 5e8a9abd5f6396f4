/** A unit as the tree sees it; `parentId` null = top. */
export type Node = { id: number; parentId: number | null };

/** The unit and everything below it. A unit may not be moved into this set: that would be a cycle. */
export function subtreeOf(units: readonly Node[], root: number): Set<number> {
  const found = new Set([root]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { id, parentId } of units) if (parentId !== null && found.has(parentId)) found.add(id);
  }
  return found;
}

/** Every unit behind its parent, with its depth; one whose parent is not there stands on top. */
export function inTreeOrder<T extends Node>(units: readonly T[]): { unit: T; depth: number }[] {
  const ids = new Set(units.map(({ id }) => id));
  const under = (parent: number | null, depth: number): { unit: T; depth: number }[] =>
    units
      .filter(({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null) === parent)
      .flatMap((unit) => [{ unit, depth }, ...under(unit.id, depth + 1)]);
  return under(null, 0);
}
