import { base64url, fromBase64url } from "~/domain/ids/public-id";
import type { ListQuery, Page } from "./operation";
import { type Refusal, refuse } from "./problem";

/** A cursor as it leaves: the list and its filter are in it, so that it opens no other list. */
export function sealCursor(list: string, inner: string): string {
  return base64url(new TextEncoder().encode(JSON.stringify([list, inner])));
}

/** The list's own cursor; undefined when it is not one of this list under this filter. */
export function openCursor(list: string, text: string): string | undefined {
  const bytes = text.length > 4_000 ? null : fromBase64url(text);
  if (bytes === null) return undefined;
  try {
    const [name, inner] = JSON.parse(new TextDecoder().decode(bytes)) as unknown[];
    return name === list && typeof inner === "string" ? inner : undefined;
  } catch {
    return undefined;
  }
}

/** What a list is under a filter: its operation and the query without place and looks. */
export function listName(id: string, search: URLSearchParams): string {
  const filter = [...search].filter(([name]) => !["limit", "cursor", "fields"].includes(name)).sort();
  return `${id}?${new URLSearchParams(filter)}`;
}

/**
 * A page of a list that is read whole, by keyset all the same: after the name and id where the last page ended, so
 * that what is added or deleted meanwhile neither repeats nor hides a row.
 */
export function pageOf<T extends { id: string; name?: string }>(
  items: readonly T[],
  { limit, cursor }: ListQuery,
): Page | Refusal {
  const key = ({ name = "", id }: { id: string; name?: string }) => JSON.stringify([name, id]);
  const sorted = [...items].sort((a, b) => compare(a.name ?? "", b.name ?? "") || compare(a.id, b.id));
  if (cursor !== null && !isKey(cursor)) return refuse("wrong_cursor");
  const [name, id] = cursor === null ? [] : (JSON.parse(cursor) as [string, string]);
  const from =
    name === undefined || id === undefined
      ? sorted
      : sorted.filter((one) => (compare(one.name ?? "", name) || compare(one.id, id)) > 0);
  const page = from.slice(0, limit);
  const last = page.at(-1);
  return { kind: "page", items: page, next: from.length > limit && last ? key(last) : null };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function isKey(text: string): boolean {
  try {
    const key = JSON.parse(text) as unknown;
    return Array.isArray(key) && key.length === 2 && key.every((part) => typeof part === "string");
  } catch {
    return false;
  }
}
