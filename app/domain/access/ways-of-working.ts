import { type ChatRole, receivesByDefault } from "./new-clients";

/** The three answers to "How do you work with clients?" [WZ-12, WZ-13, WZ-14]. */
export const WAYS_OF_WORKING = ["own_clients", "whoever_is_free", "one_per_channel"] as const;
export type WayOfWorking = (typeof WAYS_OF_WORKING)[number];

/** What a preset looks at in a person. */
export type Worker = { chatRole: ChatRole; isAdministrator: boolean; isInQueue: boolean };
export type Proposal = { chatRole: ChatRole; receives: boolean };

/**
 * The chat role that a way of working proposes for one person, shown before anything is saved [WZ-07]. Null = stays as
 * it is: Administrators see all anyway, who only observes goes on observing, own roles were made on purpose, and who
 * has no chats gets none.
 */
export function proposeChatRole(way: WayOfWorking, worker: Worker): Proposal | null {
  const { chatRole, isAdministrator, isInQueue } = worker;
  if (isAdministrator || chatRole === null || chatRole === "custom" || chatRole === "chat_quality_control")
    return null;
  if (way === "whoever_is_free") return proposal("chat_supervisor");
  if (way === "one_per_channel" && isInQueue) return proposal("chat_supervisor");
  return chatRole === "chat_operator" ? null : proposal("chat_manager");
}

const proposal = (chatRole: ChatRole): Proposal => ({ chatRole, receives: receivesByDefault(chatRole) });
