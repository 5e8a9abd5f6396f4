import { publicId } from "~/domain/ids/public-id";
import { authEntry, type Origin } from "~/domain/log/entry";
import { putRequest } from "~db/queries/access-requests";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit } from "~db/queries/guarded-batch";
import { readAdmins, readPeopleById } from "~db/queries/network-people";
import { mailPeople } from "../mail/mail-people.server";
import type { Needs } from "../needs";

/** A person whom the list refused, known by a right password or a living session. */
export type Asker = { accountId: number; userId: number };

/** Asks the administrators to let this address in, once an hour; `false`: a request is on its way already (AM-14, FM-16). */
export async function askForAccess(needs: Needs, asker: Asker, client: Origin): Promise<boolean> {
  const { accountId, userId } = asker;
  const { now } = needs;
  const id = publicId(needs.random(16));
  const { lost } = await commit(needs.db(accountId), [
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
  ]);
  if (lost) return false;
  const [person] = await readPeopleById(needs.db(accountId), accountId, [userId]);
  const admins = await readAdmins(needs.db(accountId), accountId, now);
  await mailPeople(
    needs,
    accountId,
    admins.map((admin) => admin.userId),
    {
      kind: "access_request",
      subject: "mail.access_request.subject",
      text: "mail.access_request.text",
      values: ({ format, company }) => ({
        company,
        person: person?.name ?? "",
        ip: client.address ?? "?",
        time: format.dateTime(now),
        link: `${needs.origin}/`,
      }),
    },
  );
  return true;
}
