import { mayReadHistory } from "~/domain/access";
import { chatsLinkedTo, readChats } from "~db/queries/conversations/rows";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { eyesOf, factsOf } from "./eyes.server";

export type LinkedChat = {
  publicId: string;
  source: string;
  responsibleName: string | null;
  lastMessageAt: number;
};

/** The chats of a deal or a contact that the viewer may read, newest first: access to the record opens them (BX-17). */
export async function linkedChats(
  needs: Pick<Needs, "db" | "now">,
  viewer: Reader,
  kind: "contact" | "deal",
  id: number,
): Promise<LinkedChat[]> {
  const { accountId, userId } = viewer;
  const db = needs.db(accountId);
  const ids = await chatsLinkedTo(db, accountId, kind, id);
  if (ids.length === 0) return [];
  const [eyes, rows] = await Promise.all([
    eyesOf(needs, viewer),
    readChats(db, { accountId, viewerId: userId, now: needs.now }, ids),
  ]);
  return rows
    .filter((row) => mayReadHistory(viewer, factsOf(row, viewer, eyes), eyes.mode) !== null)
    .map(({ publicId, source, responsibleName, lastMessageAt }) => ({
      publicId,
      source,
      responsibleName,
      lastMessageAt,
    }));
}
