import { type Level, levelAt } from "./levels";
import { PERMISSIONS, type Permission } from "./permissions";
import type { Contribution, Rights, Table } from "./types";

/** A cell in effect that a change raises or lowers. `sourceId` or `connectionId` when it does so there only. */
export type Difference = {
  permission: Permission;
  before: Level;
  after: Level;
  sourceId: number | null;
  connectionId: number | null;
};

/** What of the rights in effect differs, account-wide first; what differs everywhere is named once (FM-12). */
export function differences(before: Rights, after: Rights): Difference[] {
  const found = tableDifferences(before.cells, after.cells, null, null);
  const wide = new Set(found.map(({ permission }) => permission));
  const more = [
    ...placesOf(before.bySource, after.bySource).flatMap((id) =>
      tableDifferences(before.bySource[id] ?? before.cells, after.bySource[id] ?? after.cells, id, null),
    ),
    ...placesOf(before.byConnection, after.byConnection).flatMap((id) =>
      tableDifferences(
        before.byConnection[id] ?? before.cells,
        after.byConnection[id] ?? after.cells,
        null,
        id,
      ),
    ),
  ];
  return [...found, ...more.filter(({ permission }) => !wide.has(permission))];
}

export const isGain = ({ before, after }: Difference) => LEVEL_ORDER[after] > LEVEL_ORDER[before];
const LEVEL_ORDER: Record<Level, number> = { denied: 0, own: 1, own_dept: 2, any: 3 };

/** The contributions as they would be with other cells for one role, or with the role switched off or on. */
export function withRole(
  contributions: readonly Contribution[],
  roleId: number,
  role: { cells: Contribution["cells"]; isActive: boolean; wasActive: boolean },
): Contribution[] {
  return contributions.map((one) => {
    if (one.origin.roleId !== roleId) return one;
    const inactive = role.isActive ? role.wasActive && one.inactive === true : true;
    return { ...one, cells: role.cells, inactive };
  });
}

function placesOf(a: Record<number, Table>, b: Record<number, Table>): number[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].map(Number);
}

function tableDifferences(
  before: Table,
  after: Table,
  sourceId: number | null,
  connectionId: number | null,
): Difference[] {
  return PERMISSIONS.flatMap((permission, index) => {
    const [from = 0, to = 0] = [before[index], after[index]];
    if (from === to) return [];
    return [{ permission, before: levelAt(from), after: levelAt(to), sourceId, connectionId }];
  });
}
