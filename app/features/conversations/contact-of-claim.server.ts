import type { SQL } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { fold } from "~/domain/text/fold";
import type { ChatRow } from "~db/queries/conversations/rows";
import { claimContact, linkContact } from "~db/queries/conversations/writes";
import { emailKey } from "~db/queries/directory";
import { idOf } from "~db/queries/work/deal-writes";
import { insertParty, type NewPoint, writePoints } from "~db/queries/work/party-writes";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { hiddenTextOf } from "../work/points.server";

/**
 * Whoever answers a new client first is responsible for them in the CRM too (semantics 4): a client of whom the CRM knows
 * nothing becomes a contact of theirs, and a contact of nobody gets them.
 */
export function contactOfClaim(needs: Needs, viewer: Acting, chat: ChatRow): SQL[] {
  const { accountId, userId } = viewer;
  if (chat.contact !== null)
    return [claimContact(accountId, chat.contact.id, { from: chat.responsibleId, to: userId }, needs.now)];
  const id = publicId(needs.random(16));
  const points = pointsOf(chat);
  return [
    ...insertParty(
      accountId,
      "contact",
      id,
      {
        name: chat.clientName,
        responsible_id: userId,
        created_by: viewer.actor.userId,
        search_text: fold(chat.clientName),
        search_hidden: hiddenTextOf(points),
      },
      needs.now,
    ),
    ...writePoints(accountId, "contact", idOf("contacts", id), points),
    ...linkContact({ accountId, id: chat.id }, id),
  ];
}

const pointsOf = ({ clientPhone, clientEmail }: ChatRow): NewPoint[] => [
  ...(clientPhone === null ? [] : [{ kind: "phone" as const, value: clientPhone, key: clientPhone }]),
  ...(clientEmail === null
    ? []
    : [{ kind: "email" as const, value: clientEmail, key: emailKey(clientEmail) }]),
];
