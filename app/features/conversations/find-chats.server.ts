import type { ChatQuery } from "~/domain/conversations/list";
import { countChats, pageOfChats } from "~db/queries/conversations/page";
import { readChats } from "~db/queries/conversations/rows";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { eyesOf } from "./eyes.server";
import { chatFilter } from "./list-chats.server";

type Wanted = Partial<Pick<ChatQuery, "q" | "waiting">>;
const ANY: ChatQuery = { q: "", source: null, responsible: null, waiting: false, status: null, cursor: null };

/** The newest chats of the viewer's list by the client's name, or those that wait; with what a line of them says. */
export async function findChats(
  needs: Pick<Needs, "db" | "now">,
  viewer: Reader,
  wanted: Wanted,
  most: number,
) {
  const { accountId, userId: viewerId } = viewer;
  const db = needs.db(accountId);
  const { sight } = await eyesOf(needs, viewer);
  const filter = await chatFilter(db, viewer, { ...ANY, ...wanted });
  const { ids } = await pageOfChats(db, { sight, filter, cursor: null, limit: most, once: true });
  const rows = await readChats(db, { accountId, viewerId, now: needs.now }, ids);
  return rows.map(({ publicId, clientName, source, unansweredSince, responsibleName }) => ({
    id: publicId,
    name: clientName,
    note: source,
    unansweredSince,
    responsibleName,
  }));
}

const COUNTS_UP_TO = 100;

/** Clients who wait for an answer in the viewer's list: how many, up to a hundred, and the newest of them. */
export async function waitingChats(needs: Pick<Needs, "db" | "now">, viewer: Reader, most: number) {
  const { sight } = await eyesOf(needs, viewer);
  const db = needs.db(viewer.accountId);
  const filter = await chatFilter(db, viewer, { ...ANY, waiting: true });
  const [count, chats] = await Promise.all([
    countChats(db, { sight, filter }, COUNTS_UP_TO),
    findChats(needs, viewer, { waiting: true }, most),
  ]);
  return { count, chats };
}
export type WaitingChats = Awaited<ReturnType<typeof waitingChats>>;
