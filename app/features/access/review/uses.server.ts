import { levelOf, PERMISSIONS, type Permission, type Viewer } from "~/domain/access";
import { days } from "~/domain/time/durations";
import type { Db } from "~db/client";
import { tracesOf } from "~db/queries/traces";
import { lastUses } from "./measured";
import type { ReviewDays } from "./review-query";

/** The rights that somebody has, by what their traces say of the last days. */
export type Uses = {
  unused: Permission[];
  used: { permission: Permission; at: number }[];
  /** Their use leaves no trace by name. */
  unmeasured: Permission[];
};

/** Which of a person's rights were used in the last days, not used, or cannot be told [AU-20]. */
export async function usesOf(
  db: Db,
  person: Viewer,
  { now, within }: { now: number; within: ReviewDays },
): Promise<Uses> {
  const { accountId, userId } = person;
  const uses = lastUses(await tracesOf(db, { accountId, userId, since: now - days(within) }));
  const has = PERMISSIONS.filter(
    (permission) => !permission.startsWith("self.") && levelOf(person, permission) !== "denied",
  );
  return {
    unused: has.filter((permission) => uses.get(permission) === null),
    used: has.flatMap((permission) => {
      const at = uses.get(permission);
      return at == null ? [] : [{ permission, at }];
    }),
    unmeasured: has.filter((permission) => !uses.has(permission)),
  };
}
