import type { RecordKind } from "./kinds";

/** The address of a page of records: everything that narrows it. Public ids; what cannot be read is left out. */
export type RecordQuery = {
  q: string;
  /** A person, `me`, or `none` for records of nobody. */
  responsible: string | null;
  pipeline: string | null;
  stage: string | null;
  status: DealStatus | null;
  tag: string | null;
  cursor: RecordCursor | null;
};

/** Newest change first; the place is the neighbour's instant and id. */
export type RecordCursor = { side: "before" | "after"; at: number; id: number };

export const DEAL_STATUSES = ["open", "won", "lost"] as const;
export type DealStatus = (typeof DEAL_STATUSES)[number];

/** Where the records of a kind stand. */
export const RECORD_PATHS: Record<RecordKind, string> = {
  deal: "/deals",
  contact: "/contacts",
  company: "/companies",
  task: "/tasks",
};

/** Where what a search finds stands. */
export const FOUND_PATHS = { ...RECORD_PATHS, conversation: "/chats" } as const;

/** How many records a page of a list shows. */
export const PAGE_SIZE = 50;

/** Rows that a filter without an index of its own looks through before it asks to go on further back. */
export const LOOKED_AT = 20_000;
