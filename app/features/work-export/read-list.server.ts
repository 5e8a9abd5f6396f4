import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import type { ListAsked, ListPlace, ListPortion } from "./asked.server";
import { isCard } from "./columns.server";
import { countCards, readCards } from "./read-cards.server";
import { readChatRows } from "./read-chats.server";
import { readTaskRows } from "./read-tasks.server";

/** The next rows of a list as cells of the chosen columns; `next` null = that was all. */
export function readList(
  needs: Needs,
  viewer: Reader,
  asked: ListAsked,
  from: ListPlace | null,
  most: number,
): Promise<ListPortion> {
  const { kind } = asked;
  if (isCard(kind)) return readCards(needs, viewer, { ...asked, kind }, from, most);
  return kind === "task"
    ? readTaskRows(needs, viewer, asked, from, most)
    : readChatRows(needs, viewer, asked, from, most);
}

/** How many rows there will be, for the progress; 0 = counted while they are read. */
export function countList(needs: Needs, viewer: Reader, asked: ListAsked): Promise<number> {
  const { kind } = asked;
  return isCard(kind) ? countCards(needs, viewer, { ...asked, kind }) : Promise.resolve(0);
}
