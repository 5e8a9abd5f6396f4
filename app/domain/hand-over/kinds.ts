import type { Permission } from "../access";

/** What a person can leave behind, in the order in which it is moved (semantics 6.1). */
export const LEFT_KINDS = [
  "deals_open",
  "deals_closed",
  "contacts",
  "companies",
  "tasks_open",
  "conversations",
  "head_seats",
  "queue_seats",
] as const;
export type LeftKind = (typeof LEFT_KINDS)[number];

/** Moved record by record; seats go in one step at the end, and only when the person is deleted. */
export const RECORD_LEFT_KINDS = [
  "deals_open",
  "deals_closed",
  "contacts",
  "companies",
  "tasks_open",
  "conversations",
] as const satisfies readonly LeftKind[];
export type RecordLeftKind = (typeof RECORD_LEFT_KINDS)[number];

/** `transfer`: to one successor, or evenly over several. `keep`: closed deals stay with their author. */
export const DECISIONS = ["transfer", "unassigned", "keep"] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** Which decisions a kind offers: only chats and tasks may lie with nobody (semantics 6.2). */
export const OFFERED: Record<LeftKind, readonly DecisionKind[]> = {
  deals_open: ["transfer"],
  deals_closed: ["transfer", "keep"],
  contacts: ["transfer"],
  companies: ["transfer"],
  tasks_open: ["transfer", "unassigned"],
  conversations: ["transfer", "unassigned"],
  head_seats: ["transfer", "unassigned"],
  queue_seats: ["transfer", "unassigned"],
};

/** What a successor must be able to see, to take it over (semantics 6.3). Seats give their own rights. */
export const NEEDED_RIGHT: Partial<Record<LeftKind, Permission>> = {
  deals_open: "deals.view",
  deals_closed: "deals.view",
  contacts: "contacts.view",
  companies: "companies.view",
  tasks_open: "tasks.view",
  conversations: "conversations.history",
};

/** Above so many things the name is typed before anything happens (semantics 6.7). */
export const TYPED_ABOVE = 20;

/** Why work moves: because its person is deleted, is away, or has come back for it. */
export const PURPOSES = ["deletion", "move", "return"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** `waiting`: a successor can no longer take over; an administrator names another. */
export const HAND_OVER_STATES = ["moving", "waiting", "done"] as const;
export type HandOverState = (typeof HAND_OVER_STATES)[number];
