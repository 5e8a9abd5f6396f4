import {
  type Cells,
  compile,
  explain,
  INDEX,
  type Level,
  levelAt,
  PERMISSIONS,
  type Permission,
  RANK,
} from "~/domain/access";

export type Clamped = { level: Level; because: Permission };

/** Which cells of a role the closure lowers, to what, and because of which cell (semantics 2). */
export function clampsOf(cells: Cells, strictChannelCoupling: boolean): Partial<Record<Permission, Clamped>> {
  const contribution = {
    id: "r",
    origin: { kind: "role" as const, name: "" },
    cells,
    sourceId: null,
    connectionId: null,
    from: null,
    until: null,
  };
  const options = { strictChannelCoupling, now: 0 };
  const rights = compile([contribution], options);
  const found: Partial<Record<Permission, Clamped>> = {};
  for (const permission of PERMISSIONS) {
    const rank = rights.cells[INDEX[permission]] ?? 0;
    const set = cells[permission];
    if (set === undefined || rank >= RANK[set] || permission === "account.close") continue;
    const { clamps } = explain({
      contributions: [contribution],
      permission,
      gates: [],
      who: { userId: 0, reach: [], isOwner: false },
      ...options,
    });
    const because = clamps.filter(({ cell }) => cell === permission).at(-1)?.because;
    if (because !== undefined) found[permission] = { level: levelAt(rank), because };
  }
  return found;
}
