import { levelOf, RANK, scopeOf, type Viewer } from "~/domain/access";
import { minutes } from "~/domain/time/durations";
import { hereByDepartment, namesOf } from "~db/queries/today";
import type { Needs } from "../needs";

/** Somebody with an open session who did something in the last quarter of an hour counts as in. */
const HERE_MS = minutes(15);
const NAMES = 12;

/** Who is in now, by department, as far as the viewer may watch; null for those who may watch only themselves. */
export async function whoIsIn(
  needs: Pick<Needs, "db" | "gate" | "now">,
  viewer: Viewer & { accountPublicId: string },
) {
  if (RANK[levelOf(viewer, "activity.view")] < RANK.own_dept) return null;
  const { accountId } = viewer;
  const { now } = needs;
  const scope = scopeOf(viewer, "activity.view");
  const sessions = await needs.gate(viewer.accountPublicId).listSessions({ user: null, now });
  const ids = [
    ...new Set(sessions.filter(({ lastSeenAt }) => now - lastSeenAt < HERE_MS).map(({ user }) => user)),
  ];
  const db = needs.db(accountId);
  const [departments, people] = await Promise.all([
    hereByDepartment(db, accountId, scope, ids, now),
    namesOf(db, accountId, scope, ids.slice(0, NAMES)),
  ]);
  return { departments, people, here: departments.reduce((sum, { here }) => sum + here, 0) };
}
