import { can, levelOf, RANK, type Viewer } from "~/domain/access";
import { PAGES, type Page, type PageId } from "./pages";

/** Ids of the pages this person may open, in the order of the menu. */
export function pagesFor(viewer: Viewer): PageId[] {
  return PAGES.filter((page) => mayOpen(viewer, page)).map(({ id }) => id);
}

/** Has the person the right, at the level that makes the page worth opening? */
export function mayOpen(viewer: Viewer, { needs, needsAny, atLeast }: Page): boolean {
  if (needsAny !== undefined && !needsAny.some((permission) => can(viewer, permission))) return false;
  if (needs === undefined) return true;
  return can(viewer, needs) && (atLeast === undefined || RANK[levelOf(viewer, needs)] >= RANK[atLeast]);
}
