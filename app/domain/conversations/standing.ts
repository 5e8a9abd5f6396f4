import { type ClientStanding, clientStanding } from "../access";

/**
 * What the client of a chat is now: `known` while somebody active is responsible for the chat, else as at the arrival
 * of a message (semantics 4). A chat whose responsible is held or gone is an orphan again.
 */
export const standingOf = (chat: { hasContact: boolean; isResponsibleActive: boolean }): ClientStanding =>
  chat.isResponsibleActive ? "known" : clientStanding({ ...chat, isResponsibleActive: false });

/** Longest text of a message or note, characters. */
export const LONGEST_MESSAGE = 4_000;
