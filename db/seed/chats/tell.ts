import { minutes } from "../../../app/domain/time/durations";
import type { conversations, messages } from "../../schema";
import type { Stream } from "../random";
import { whoIs } from "../staff";
import type { WorkPlan } from "../work";

export type Known = { contactId: number | null; dealId: number | null; name: string; seller: number | null };
export type Told = {
  chat: typeof conversations.$inferInsert;
  said: Omit<typeof messages.$inferInsert, "conversationId">[];
};

/** Contacts of people who answer chats, with a deal of theirs; the printed sign-ins have theirs first. */
export async function knownClients({ db, accountId, staff }: WorkPlan, most: number): Promise<Known[]> {
  const answering = staff.filter(
    ({ roles, fate }) => fate !== "deleted" && roles.some((role) => role.startsWith("chat_")),
  );
  const first = ["manager", "head", "operator"].map((login) => whoIs(staff, login).userId);
  const { results } = await db
    .prepare(`SELECT c.id AS contactId, c.name, c.responsible_id AS seller,
        (SELECT d.id FROM deals d WHERE d.account_id = c.account_id AND d.contact_id = c.id AND d.deleted_at IS NULL
          ORDER BY d.updated_at DESC, d.id LIMIT 1) AS dealId,
        row_number() OVER (PARTITION BY c.responsible_id ORDER BY c.id) AS turn
      FROM contacts c WHERE c.account_id = ?1 AND c.deleted_at IS NULL AND c.responsible_id IN (SELECT value FROM json_each(?2))
      ORDER BY turn > 5, c.responsible_id NOT IN (SELECT value FROM json_each(?3)), turn, c.id LIMIT ?4`)
    .bind(accountId, JSON.stringify(answering.map(({ userId }) => userId)), JSON.stringify(first), most)
    .all<Known>();
  return results;
}

type Tale = {
  client: Known;
  sourceId: number;
  lines: readonly string[];
  startedAt: number;
  isClosed: boolean;
  note: string | null;
};

/** One chat with its lines a few minutes apart; when the client has the last word, they wait. */
export function tellChat(
  { accountId, newId, stream }: { accountId: number; newId: () => string; stream: Stream },
  { client, sourceId, lines, startedAt, isClosed, note }: Tale,
): Told {
  let at = startedAt;
  const said: Told["said"] = lines.map((text, turn) => {
    const isOut = turn % 2 === 1;
    if (turn > 0) at += minutes(stream.int(1, 12));
    return {
      accountId,
      publicId: newId(),
      direction: isOut ? "out" : "in",
      authorId: isOut ? client.seller : null,
      text,
      state: isOut ? "no_connector" : "received",
      at,
    };
  });
  const lastAt = at;
  if (note !== null)
    said.push({
      accountId,
      publicId: newId(),
      direction: "note",
      authorId: client.seller,
      text: note,
      state: "received",
      at: lastAt + 1,
    });
  const isWaiting = lines.length % 2 === 1 && !isClosed && lines.length < 5;
  return {
    chat: {
      accountId,
      publicId: newId(),
      sourceId,
      contactId: client.contactId,
      dealId: client.dealId,
      clientName: client.name,
      responsibleId: client.seller,
      status: isClosed ? "closed" : "open",
      openedAt: startedAt,
      closedAt: isClosed ? lastAt : null,
      lastMessageAt: lastAt,
      unansweredSince: isWaiting ? lastAt : null,
      updatedAt: lastAt,
    },
    said,
  };
}
