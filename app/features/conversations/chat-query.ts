import * as z from "zod";
import { CONVERSATION_STATUSES } from "~/domain/conversations/kinds";
import type { ChatQuery } from "~/domain/conversations/list";
import { isPublicId } from "~/domain/ids/public-id";
import { readCursor } from "../work/list/record-query";

const publicId = z.string().refine(isPublicId);
const nothing = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null).default(null);

/** The address of the list of chats. What cannot be read is left out: an old link shows the list, not an error. */
const Query = z.object({
  q: z.string().trim().max(200).catch("").default(""),
  source: nothing(publicId),
  responsible: nothing(z.union([z.literal(["me", "none"]), publicId])),
  waiting: z
    .literal("1")
    .transform(() => true)
    .catch(false)
    .default(false),
  status: nothing(z.enum(CONVERSATION_STATUSES)),
});

export function readChatQuery(params: URLSearchParams): ChatQuery {
  const given = Object.fromEntries([...params].filter(([, value]) => value !== ""));
  const side = params.has("before") ? "before" : "after";
  return { ...Query.parse(given), cursor: readCursor(params.get(side), side) };
}

const FILTERS = ["q", "source", "responsible", "waiting", "status"] as const;
export type ChatFilterName = (typeof FILTERS)[number];

/** The part of an address that says what is looked for; empty when it narrows nothing. */
export function chatFilterOf(params: URLSearchParams): string {
  const kept = FILTERS.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as [string, string]] : [];
  });
  return new URLSearchParams(kept).toString();
}

/** The same list without one filter; it begins at the first page. */
export function withoutChatFilter(search: string, name: ChatFilterName): string {
  const params = new URLSearchParams(chatFilterOf(new URLSearchParams(search)));
  params.delete(name);
  return `?${params}`;
}
