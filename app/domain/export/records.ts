import type { Permission } from "../access";
import type { RecordKind } from "../work/kinds";

/** Lists that leave as files: the records of the CRM and the chats. */
export type ListKind = RecordKind | "conversation";

/** By which columns, in their order; codes stand in jobs, so they stay. Own fields follow as `custom:<public id>`. */
export const LIST_COLUMNS = {
  deal: [
    ...["name", "amount", "currency", "pipeline", "stage", "state", "lost_reason", "responsible"],
    ...["contact", "company", "tags", "created", "changed", "closed", "created_by"],
  ],
  contact: [
    ...["name", "position", "company", "phone", "email", "vip", "responsible", "tags"],
    ...["created", "changed", "created_by"],
  ],
  company: [
    ...["name", "phone", "email", "site", "address", "responsible", "tags"],
    ...["created", "changed", "created_by"],
  ],
  task: ["text", "kind", "due", "done", "result", "on", "responsible"],
  conversation: [
    ...["client", "phone", "email", "channel", "status", "responsible", "contact", "deal"],
    ...["opened", "last_message", "waiting_since", "closed"],
  ],
} as const satisfies Record<ListKind, readonly string[]>;

/** Columns that leave only with `contacts.see_phone_email`. */
export const HIDDEN_COLUMNS: readonly string[] = ["phone", "email"];

/** The cell that lets a list leave. Tasks have none of their own: they go with the deals that they are about. */
const RIGHTS: Record<ListKind, Permission> = {
  deal: "deals.export",
  contact: "contacts.export",
  company: "companies.export",
  task: "deals.export",
  conversation: "conversations.export",
};
export const exportRight = (kind: ListKind): Permission => RIGHTS[kind];

/** What the list itself shows: nothing leaves that one could not read there. */
const SHOWN_BY: Record<ListKind, Permission> = {
  deal: "deals.view",
  contact: "contacts.view",
  company: "companies.view",
  task: "tasks.view",
  conversation: "conversations.list",
};
export const listRight = (kind: ListKind): Permission => SHOWN_BY[kind];
