import { type ChatRole, type ChatRoleKey, receivesNewClients } from "~/domain/access";
import { CHAT_TEMPLATES } from "~/domain/access/templates/chat";
import type { Db } from "~db/client";
import { type Receiver, readReceiver } from "~db/queries/conversations/sight";

export type ReceivedPlace = { connectionId: number; sourceId: number };

/** Every place where a person receives new clients (semantics 4) [WZ-06]. */
export const receivedPlaces = async (db: Db, accountId: number, userId: number, now: number) =>
  placesOf(await readReceiver(db, accountId, userId, now));

/** A role that is bound to a channel counts there alone. */
export function placesOf({ grants, switches, sources, connections }: Receiver): ReceivedPlace[] {
  return connections.flatMap(({ id: connectionId }) =>
    sources
      .filter((sourceId) => {
        const grant = grants.find(
          (one) =>
            (one.sourceId === null || one.sourceId === sourceId) &&
            (one.connectionId === null || one.connectionId === connectionId),
        );
        return receivesNewClients(roleOf(grant), switches, { connectionId, sourceId });
      })
      .map((sourceId) => ({ connectionId, sourceId })),
  );
}

function roleOf(grant: Receiver["grants"][number] | undefined): ChatRole {
  if (grant === undefined) return null;
  return grant.template !== null && grant.template in CHAT_TEMPLATES
    ? (grant.template as ChatRoleKey)
    : "custom";
}
