import { publicId } from "~/domain/ids/public-id";
import { authEntry, type Origin } from "~/domain/log/entry";
import { putRequest } from "~db/queries/access-requests";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit } from "~db/queries/guarded-batch";
import { readAdmins, readPeopleById } from "~db/queries/network-people";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";

/** A person whom the list refused, known by a right password or a living session. */
export type Asker = { accountId: number; userId: number };

/** Asks the administrators to let this address in, once an hour; `false`: a request is on its way already (AM-14, FM-16). */
export async function askForAccess(needs: Needs, asker: Asker, client: Origin): Promise<boolean> {
  const { accountId, userId } = asker;
  const { now } = needs;
  const db = needs.db(accountId);
  const id = publicId(needs.random(16));
  const [person] = await readPeopleById(db, accountId, [userId]);
  const admins = await readAdmins(db, accountId, now);
  const to = { users: admins.map((admin) => admin.userId) };
  const details = { person: person?.name ?? "", ip: client.address, at: now };
  const { lost } = await commit(db, [
    ...putRequest({ accountId, userId, publicId: id, ip: client.address }, now),
    writeAuthEntry(
      accountId,
      authEntry({
        opId: `ask.${id}`,
        at: now,
        event: "access_requested",
        result: "success",
        userId,
        origin: client,
      }),
    ),
    queueMail(needs, { accountId, kind: "access_request", to, details }),
  ]);
  if (!lost) needs.mailer.sendSoon();
  return !lost;
}
