import { can, levelOf } from "./can";
import type { Permission } from "./permissions";
import type { Target, Viewer } from "./types";

/** Account option: what a CRM right does for linked chats [BX-17, BX-20] (semantics 3). */
export const CRM_PRECEDENCE = ["grant", "override", "off"] as const;
export type CrmPrecedence = (typeof CRM_PRECEDENCE)[number];

/** A CRM record that the chat is linked to. A lead is a deal in an early stage. */
export type LinkedEntity = { kind: "lead" | "deal" | "contact" | "company"; target: Target };

/** A chat as the rules see it, for one viewer. */
export type ConversationFacts = {
  /** Who is responsible, on which source. */
  target: Target;
  linked: readonly LinkedEntity[];
  /** The viewer has joined or subscribed. */
  isParticipant: boolean;
  /** A chat of a new client or without responsible, and the viewer receives new clients there [WZ-06]. */
  isReceivedAsNew: boolean;
};

/** By which way the viewer reads: the page shows it, and the list, rating and fields depend on it. */
export const READ_WAYS = ["history", "participant", "new_client", "crm"] as const;
export type ReadWay = (typeof READ_WAYS)[number];

export const CHAT_REFUSALS = ["not_found", "not_allowed"] as const;
export type ChatRefusal = (typeof CHAT_REFUSALS)[number];

const VIEW_RIGHT: Record<LinkedEntity["kind"], Permission> = {
  lead: "deals.view",
  deal: "deals.view",
  contact: "contacts.view",
  company: "companies.view",
};

/** May the viewer read this chat by direct link or in a record's card, and by which way? Null = not found. */
export function mayReadHistory(viewer: Viewer, chat: ConversationFacts, mode: CrmPrecedence): ReadWay | null {
  if (chat.isParticipant) return "participant";
  if (mode === "override" && chat.linked.length > 0) return seesLinked(viewer, chat) ? "crm" : null;
  if (can(viewer, "conversations.history", chat.target)) return "history";
  if (chat.isReceivedAsNew) return "new_client";
  return mode === "grant" && seesLinked(viewer, chat) ? "crm" : null;
}

/** Is the chat a row of the list of chats [BX-15]? A CRM right adds none. */
export function mayList(viewer: Viewer, chat: ConversationFacts): boolean {
  return can(viewer, "conversations.list", chat.target) || chat.isReceivedAsNew;
}

/** Joining follows the same precedence [BX-19, BX-20]. Null = yes. */
export function mayJoin(viewer: Viewer, chat: ConversationFacts, mode: CrmPrecedence): ChatRefusal | null {
  if (mayReadHistory(viewer, chat, mode) === null) return "not_found";
  if (mode !== "off" && seesLinked(viewer, chat)) return null;
  if (mode === "override" && chat.linked.length > 0) return "not_allowed";
  return can(viewer, "conversations.join", chat.target) ? null : "not_allowed";
}

/**
 * Sending needs the reply right on that source, for which a joined chat and a received new client count
 * as own. No CRM right and no joining replaces it: who only observes never writes [WZ-10]. Null = yes.
 */
export function maySend(viewer: Viewer, chat: ConversationFacts, mode: CrmPrecedence): ChatRefusal | null {
  if (mayReadHistory(viewer, chat, mode) === null) return "not_found";
  if (can(viewer, "conversations.reply", chat.target)) return null;
  const countsAsOwn = chat.isParticipant || chat.isReceivedAsNew;
  return countsAsOwn && levelOf(viewer, "conversations.reply", chat.target) !== "denied"
    ? null
    : "not_allowed";
}

/** What else is done in a chat: the right itself must reach it; reading by CRM is no help [BX-21, BX-22]. */
export function mayActInChat(
  viewer: Viewer,
  permission:
    | "conversations.hand_over"
    | "conversations.note"
    | "conversations.rate"
    | "conversations.export",
  chat: ConversationFacts,
  mode: CrmPrecedence,
): ChatRefusal | null {
  if (mayReadHistory(viewer, chat, mode) === null) return "not_found";
  return can(viewer, permission, chat.target) ? null : "not_allowed";
}

/** A participant reads the chat; a linked record's own fields need its CRM view right. */
export function maySeeEntityFields(viewer: Viewer, entity: LinkedEntity): boolean {
  return can(viewer, VIEW_RIGHT[entity.kind], entity.target);
}

function seesLinked(viewer: Viewer, chat: ConversationFacts): boolean {
  return chat.linked.some((entity) => maySeeEntityFields(viewer, entity));
}
