import {
  type ContributionState,
  explain,
  type Level,
  type Permission,
  type Target,
  type Viewer,
} from "~/domain/access";
import type { PersonAccess } from "~/domain/session/person-access";

export type ToldReason = {
  id: string;
  kind: string;
  name: string;
  template: string | null;
  level: Level | null;
  state: ContributionState;
  /** Where it is taken back, when the asker may. */
  mend?: string | undefined;
};
/** One right in effect with its origins, ready to be shown. */
export type ToldCell = {
  permission: Permission;
  level: Level;
  because: Permission | null;
  reasons: ToldReason[];
};

/** A right of a person at a place, with every origin that says something about it [MC-34, MC-78, MC-85]. */
export function tellCell(
  { access, viewer }: { access: PersonAccess; viewer: Viewer },
  permission: Permission,
  target: Target | undefined,
  options: { strictCoupling: boolean; now: number },
): ToldCell {
  const told = explain({
    contributions: access.contributions,
    permission,
    ...(target !== undefined && { target }),
    gates: [],
    who: viewer,
    strictChannelCoupling: options.strictCoupling,
    now: options.now,
  });
  return {
    permission,
    level: told.level,
    because: told.clamps.filter(({ cell }) => cell === permission).at(-1)?.because ?? null,
    reasons: told.reasons
      .filter(({ level }) => level !== null)
      .map(({ id, origin, level, state }) => ({
        id,
        kind: origin.kind,
        name: origin.name,
        template: origin.template ?? null,
        level,
        state,
      })),
  };
}
