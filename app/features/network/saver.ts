import type { Actor } from "~db/queries/audit";

/** Who changes the list: the signed-in person as far as the guard and the audit log need them. */
export type Saver = {
  accountId: number;
  accountPublicId: string;
  userId: number;
  departmentId: number | null;
  /** `ip` is the address of this very request. */
  actor: Actor;
};
