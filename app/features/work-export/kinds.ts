import type { ListKind } from "~/domain/export/records";

/** How each list stands in an address: `/export/deals`. */
const PATHS: Record<ListKind, string> = {
  deal: "deals",
  contact: "contacts",
  company: "companies",
  task: "tasks",
  conversation: "chats",
};

export const listPathOf = (kind: ListKind): string => PATHS[kind];
export const listKindOf = (path: string | undefined): ListKind | null =>
  (Object.keys(PATHS) as ListKind[]).find((kind) => PATHS[kind] === path) ?? null;
