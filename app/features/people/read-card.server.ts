import { can, levelOf, scopeOf, type Target, type Viewer } from "~/domain/access";
import { personState } from "~/domain/holds/person-state";
import type { PersonAccess } from "~/domain/session/person-access";
import { days } from "~/domain/time/durations";
import { listSwitchedOff } from "~db/queries/mail-channels";
import { findPerson } from "~db/queries/person";
import { changesOf, workOf } from "~db/queries/person-history";
import { recentOf } from "~db/queries/recent-log";
import { listUnits } from "~db/queries/units";
import { viewerOf } from "../access/person-rights";
import { readContributions } from "../access/read-access.server";
import { gaugesOf } from "../limits/read-gauges.server";
import type { Needs } from "../needs";
import { departmentsFor } from "../newcomers/show-choices.server";
import { SEATS } from "./edit-form";

/** The rights that tell most about a person's work; all are one click away. */
const TELLING = [
  "deals.view",
  "deals.edit",
  "contacts.view",
  "contacts.edit",
  "conversations.history",
  "conversations.reply",
  "users.view",
  "stats.team",
] as const;
type Reader = Viewer & {
  accountPublicId: string;
  settings: { showsPage: boolean; strictCoupling: boolean };
};

const RECENT = 5;
const CHANGES = 8;

/**
 * What a card shows of a person within the viewer's scope [MC-36]: null out of reach. Each part that needs a right of
 * its own is null without it: sessions and sign-ins hold addresses, the page needs an administrator's switch.
 */
export async function readCard(needs: Pick<Needs, "db" | "gate" | "now">, viewer: Reader, publicId: string) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const person = await findPerson(db, accountId, scopeOf(viewer, "users.view"), publicId, needs.now);
  if (person === null) return null;
  const { id, units, holds, lastActivityPage, confirmedAt, ...shown } = person;
  const target: Target = { responsibles: [{ userId: id, units }] };
  const seesLog = can(viewer, "authlog.view", target);
  const isSelf = id === viewer.userId;
  const seesWork = can(viewer, "stats.team", target) || (isSelf && can(viewer, "stats.personal"));
  const seesChanges = can(viewer, "audit.view");
  const mayEdit = !isSelf && can(viewer, "users.edit", target);
  const seesLimits = isSelf || can(viewer, "limits.view", target);
  const mayExplain = isSelf || can(viewer, "access.explain", target);
  const [sessions, recent, work, changes, all, mailsOff, gauges, access] = await Promise.all([
    seesLog ? needs.gate(viewer.accountPublicId).listSessions({ user: id, now: needs.now }) : null,
    seesLog ? recentOf(db, accountId, id, RECENT) : null,
    seesWork ? workOf(db, accountId, id, needs.now, needs.now - days(30)) : null,
    seesChanges ? changesOf(db, accountId, id, CHANGES) : null,
    mayEdit ? listUnits(db, accountId) : [],
    mayEdit ? listSwitchedOff(db, { accountId, userId: id }) : ([] as string[]),
    seesLimits ? gaugesOf(needs, viewer.accountPublicId, { user: id, person: publicId }) : null,
    mayExplain ? readContributions(needs, viewer, id) : null,
  ]);
  return {
    ...shown,
    ...personState(holds, needs.now),
    lastActivityPage:
      viewer.settings.showsPage && can(viewer, "activity.view", target) ? lastActivityPage : null,
    sessions,
    recent,
    work,
    changes,
    gauges,
    isConfirmed: confirmedAt !== null,
    mayEdit,
    mailsOff,
    seat: SEATS.find((kind) => kind === person.kind) ?? null,
    maySetSeat: can(viewer, "settings.security"),
    departments: departmentsFor(viewer, all).map(({ publicId: value, name }) => ({ value, label: name })),
    isSelf,
    mayExplain,
    rights: access && rightsInEffect(access, viewer, needs.now),
    mayAssign: id !== viewer.userId && can(viewer, "access.assign", target),
    mayPreview: id !== viewer.userId && can(viewer, "access.preview_as", target) && seesLog,
    mayEndSessions: can(viewer, "sessions.end_others", target),
  };
}

const rightsInEffect = (person: PersonAccess, { accountId, settings }: Reader, now: number) => {
  const one = viewerOf(person, accountId, { strictCoupling: settings.strictCoupling, now });
  return TELLING.map((permission) => ({ permission, level: levelOf(one, permission) }));
};

export type Card = NonNullable<Awaited<ReturnType<typeof readCard>>>;
