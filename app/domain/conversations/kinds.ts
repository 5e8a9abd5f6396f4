export const CONVERSATION_STATUSES = ["open", "closed"] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** `note` is internal: the client never gets it. */
export const MESSAGE_DIRECTIONS = ["in", "out", "note"] as const;
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number];

/** What became of an outgoing message; `no_connector`: kept, and sent by nobody until a connector is there. */
export const MESSAGE_STATES = ["received", "no_connector", "sent", "delivered", "failed"] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Whose mark it is: the client's survey, or a supervisor's (BX-35). */
export const RATING_KINDS = ["client", "supervisor"] as const;
export type RatingKind = (typeof RATING_KINDS)[number];
