import { levelOf, RANK, scopeOf, type Viewer } from "~/domain/access";
import { hereByDepartment, namesOf } from "~db/queries/today";
import type { Needs } from "../needs";

const NAMES = 12;

/** Who is connected now (semantics 9), by department, as far as the viewer may watch; null for those who may watch only themselves. */
export async function whoIsIn(
  needs: Pick<Needs, "db" | "gate" | "now">,
  viewer: Viewer & { accountPublicId: string },
) {
  if (RANK[levelOf(viewer, "activity.view")] < RANK.own_dept) return null;
  const { accountId } = viewer;
  const { now } = needs;
  const scope = scopeOf(viewer, "activity.view");
  const roster = await needs.gate(viewer.accountPublicId).roster({ user: viewer.userId, now });
  const present = (roster?.facts ?? [])
    .filter(({ connection, isHeld }) => connection !== "offline" && !isHeld)
    .sort((a, b) => (b.lastActiveAt ?? 0) - (a.lastActiveAt ?? 0));
  const ids = present.map(({ user }) => user);
  const db = needs.db(accountId);
  const [departments, people] = await Promise.all([
    hereByDepartment(db, accountId, scope, ids, now),
    namesOf(db, accountId, scope, ids.slice(0, NAMES)),
  ]);
  return { departments, people, here: departments.reduce((sum, { here }) => sum + here, 0) };
}
