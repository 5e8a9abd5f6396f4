import fc from "fast-check";
import { type Cells, type Level, levelsOffered, PERMISSIONS, type Permission } from "~/domain/access";

/** Cells that a role could be saved with: offered levels, denied, or unset. */
export const cellsArbitrary: fc.Arbitrary<Cells> = fc
  .array(fc.tuple(fc.constantFrom(...storable()), fc.nat(3)), { maxLength: 40 })
  .map((picks) => {
    const cells: Cells = {};
    for (const [permission, pick] of picks) cells[permission] = levelFor(permission, pick);
    return cells;
  });

/** Cells among those that the closure connects, so that it has work to do. */
export const coupledCells: fc.Arbitrary<Cells> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...storable().filter((one) => /^(channels|conversations)\./.test(one))),
      fc.nat(3),
    ),
  )
  .map((picks) =>
    Object.fromEntries(picks.map(([permission, pick]) => [permission, levelFor(permission, pick)])),
  );

function storable(): Permission[] {
  return PERMISSIONS.filter((permission) => permission !== "account.close");
}

function levelFor(permission: Permission, pick: number): Level {
  const levels: readonly Level[] = ["denied", ...levelsOffered(permission)];
  return levels[pick % levels.length] as Level;
}
