import { can, mayTouch } from "~/domain/access";
import { isOpen } from "~/domain/holds/holds";
import { localOf } from "~/domain/time/local";
import { listHolds } from "~db/queries/holds";
import { findPerson } from "~db/queries/person-facts";
import { countReturnable } from "../hand-over/read-departure.server";
import type { Needs } from "../needs";
import type { Asker } from "./answer-standing.server";

/** What the card shows of a person's access: holds open and past, and whether the viewer may change it. Null without the right. */
export async function readStanding(needs: Needs, asker: Asker, publicId: string) {
  const { accountId, settings } = asker;
  const db = needs.db(accountId);
  const person = await findPerson(db, { accountId, publicId });
  if (person === null || !can(asker, "users.hold", { responsibles: [person] })) return null;
  const [holds, returnable] = await Promise.all([
    listHolds(db, accountId, person.userId),
    countReturnable(needs, accountId, person.userId),
  ]);
  const open = holds.filter((hold) => hold.liftedAt === null && isOpen(hold, needs.now));
  return {
    timeZone: settings.timeZone,
    mayChange: mayTouch(asker, person) === null,
    mayDelete:
      !person.isOwner &&
      mayTouch(asker, person) === null &&
      can(asker, "users.delete", { responsibles: [person] }),
    /** Work that was moved while the person was away and is still with the others (semantics 6.8). */
    returnable: open.length === 0 ? returnable : 0,
    open: open.map((hold) => ({
      ...hold,
      /** The end as a form reads it, in the company's zone. */
      endsLocal: hold.endsAt === null ? null : localOf(hold.endsAt, settings.timeZone),
    })),
    past: holds.filter((hold) => !open.some(({ id }) => id === hold.id)),
  };
}

export type Standing = NonNullable<Awaited<ReturnType<typeof readStanding>>>;
export type OpenHold = Standing["open"][number];
