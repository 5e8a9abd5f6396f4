import type { Viewer } from "~/domain/access";

/** Who looks at the start page. */
export type TodayViewer = Viewer & {
  accountPublicId: string;
  sessionId: string;
  settings: { timeZone: string };
};
