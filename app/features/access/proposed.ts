import type { Cells, Contribution, OriginKind, TemplateKey } from "~/domain/access";

type Given = {
  /** The role whose cells it brings; null for a single cell. */
  role: { id: number; name: string; template: TemplateKey | null; isActive: boolean } | null;
  cells: Cells;
};
type Place = Pick<Contribution, "sourceId" | "connectionId">;
const EVERYWHERE: Place = { sourceId: null, connectionId: null };

/**
 * A grant that nobody has written yet, as it would reach a person while it lasts: for previews (FM-12). `id` is unique
 * among the proposed ones of one preview and says what is proposed.
 */
export function proposed(
  id: string,
  { role, cells }: Given,
  { kind = role === null ? "direct" : "role", place = EVERYWHERE }: { kind?: OriginKind; place?: Place } = {},
): Contribution {
  return {
    id: `new ${id}`,
    origin: { kind, name: role?.name ?? "", roleId: role?.id ?? null, template: role?.template ?? null },
    cells,
    sourceId: place.sourceId,
    connectionId: place.connectionId,
    from: null,
    until: null,
    inactive: role?.isActive === false,
  };
}

/** The contributions without those of these grants, by the grants' ids. */
export function withoutGrants(
  contributions: readonly Contribution[],
  grants: readonly number[],
): Contribution[] {
  const taken = new Set(grants.map((id) => `g${id}`));
  return contributions.filter(({ id }) => !taken.has(id));
}
