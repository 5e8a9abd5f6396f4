import { can, levelOf, RANK, scopeOf, type Viewer } from "~/domain/access";
import type { Roster } from "~/domain/presence/frames";
import { hasLimits } from "~db/queries/limits";
import { listRoster } from "~db/queries/roster";
import type { Needs } from "../needs";

type Role = { template: string | null; name: string };

/** A person of the live view; `roles` and `department` are places in the lists beside, to keep 5,000 rows small. */
export type DirectoryRow = {
  id: string;
  name: string;
  surname: string;
  department: number;
  roles: number[];
  isOwner: boolean;
  /** What D1 knows, for people whom the gate has not met. */
  lastActivityAt: number | null;
  device: string | null;
};
export type Directory = { people: DirectoryRow[]; departments: string[]; roles: Role[] };

/**
 * The live view at the instant of the request: names from D1 by one query, facts from the gate, both within the
 * viewer's scope (semantics 9). Right without script, and right after the gate has slept.
 */
export async function readRoster(
  needs: Pick<Needs, "db" | "gate" | "now">,
  viewer: Viewer & { accountPublicId: string; settings: { showsPage: boolean; idleAfterMs: number } },
) {
  const { accountId, userId } = viewer;
  const maySeeLimits = RANK[levelOf(viewer, "limits.view")] >= RANK.own_dept;
  const [rows, roster, seesLimits] = await Promise.all([
    listRoster(needs.db(accountId), accountId, scopeOf(viewer, "activity.view"), needs.now),
    needs.gate(viewer.accountPublicId).roster({ user: userId, now: needs.now }),
    maySeeLimits && hasLimits(needs.db(accountId), accountId),
  ]);
  const departments: string[] = [];
  const roles: Role[] = [];
  const people = rows.map(
    (row): DirectoryRow => ({
      id: row.publicId,
      name: row.name,
      surname: row.surname,
      department: row.department === null ? -1 : placeOf(departments, row.department),
      roles: row.roles.map(({ template, name }) =>
        placeOf(roles, { template, name }, (role) => role.template === template && role.name === name),
      ),
      isOwner: row.isOwner,
      lastActivityAt: row.lastActivityAt,
      device: row.lastDevice,
    }),
  );
  const { showsPage, idleAfterMs } = viewer.settings;
  const nobody: Roster = { now: needs.now, idleAfterMs, showsPage, facts: [] };
  return {
    directory: { people, departments, roles } satisfies Directory,
    roster: roster ?? nobody,
    me: viewer.publicId,
    seesLimits,
    seesAddress: can(viewer, "authlog.view"),
    mayShowPage: can(viewer, "settings.company"),
    mayEndSessions: can(viewer, "sessions.end_others"),
  };
}

export type LiveData = Awaited<ReturnType<typeof readRoster>>;

function placeOf<T>(list: T[], value: T, same: (other: T) => boolean = (other) => other === value): number {
  const at = list.findIndex(same);
  return at === -1 ? list.push(value) - 1 : at;
}
