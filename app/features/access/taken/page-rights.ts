import type { Permission } from "~/domain/access";
import type { RightsChange } from "~db/queries/rights-change";
import type { PageId } from "../../shell/pages";

/** What an open tab is told when its rights may have moved. */
export type PageRights = {
  /** The right without which the page that is open now does not open; null while it does. */
  missing: Permission | null;
  pages: PageId[];
  /** Who changed what a moment ago; null when nothing is known. */
  change: RightsChange | null;
};
