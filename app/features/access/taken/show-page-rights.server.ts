import { can, type Viewer } from "~/domain/access";
import { minutes } from "~/domain/time/durations";
import { lastRightsChange } from "~db/queries/rights-change";
import type { Needs } from "../../needs";
import { PAGES, type Page } from "../../shell/pages";
import { pagesFor } from "../../shell/pages-for.server";
import type { PageRights } from "./page-rights";

/** An older change is not what took the page away now. */
const RECENT_MS = minutes(10);

/**
 * Does the page at this path still open, and if not, who changed what? For tabs that stay open: asked as a poll, so that
 * nobody counts as active because somebody else changed their rights. Only pages of the table are known; what stands
 * below one answers for itself, and the tab says when that was a refusal: `isLost`.
 */
export async function showPageRights(
  needs: Pick<Needs, "db" | "now">,
  viewer: Viewer,
  { path, isLost }: { path: string; isLost: boolean },
): Promise<PageRights> {
  const page = (PAGES as readonly Page[]).find(({ to }) => to === path);
  const missing = page?.needs !== undefined && !can(viewer, page.needs) ? page.needs : null;
  const { accountId, userId } = viewer;
  const since = needs.now - RECENT_MS;
  const change =
    missing === null && !isLost
      ? null
      : await lastRightsChange(needs.db(accountId), { accountId, userId, since });
  return { missing, pages: pagesFor(viewer), change };
}
