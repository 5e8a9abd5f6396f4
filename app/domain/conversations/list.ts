import type { RecordCursor } from "../work/list";
import type { ConversationStatus } from "./kinds";

/** The address of the list of chats: everything that narrows it. What cannot be read is left out. */
export type ChatQuery = {
  q: string;
  /** A channel by its public id. */
  source: string | null;
  /** A person, `me`, or `none` for chats of nobody. */
  responsible: string | null;
  /** Only chats whose client waits for an answer. */
  waiting: boolean;
  status: ConversationStatus | null;
  cursor: RecordCursor | null;
};
