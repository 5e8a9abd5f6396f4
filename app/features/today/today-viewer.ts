import type { Reader } from "../work/reader";

/** Who looks at the start page. */
export type TodayViewer = Reader & {
  sessionId: string;
  settings: { timeZone: string };
};
