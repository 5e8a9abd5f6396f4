import type { PageWanted } from "~/domain/authzen/request";
import type { Found } from "~/features/authzen/search.server";
import { openCursor, sealCursor } from "../core/paging";

const PAGE = 100;

/** What a search is apart from its page: a token opens no other one. */
const nameOf = (asked: object) => JSON.stringify(asked);

/** Where a page begins; null when the token is of another search. An empty token is the first page. */
export function pageOf(page: PageWanted, asked: object): { after: string; limit: number } | null {
  const token = page?.token ?? "";
  const after = token === "" ? "" : openCursor(nameOf(asked), token);
  return after === undefined ? null : { after, limit: page?.limit ?? PAGE };
}

/** Results with the token of the next page, empty at the end (section 8.2.2). */
export const pageShown = <T>({ results, next }: Found<T>, asked: object) => ({
  results,
  page: { next_token: next === null ? "" : sealCursor(nameOf(asked), next), count: results.length },
});
