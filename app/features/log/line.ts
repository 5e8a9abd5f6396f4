import type { AuthLogRow } from "~/domain/log/row";

/** A line of the log as the page gets it: no internal numbers. `key` is its opaque place, for links. */
export type LogLine = Omit<AuthLogRow, "id" | "userId" | "actorId" | "country"> & {
  key: string;
  personId: string | null;
  /** Name of the country in the viewer's language. */
  country: string | null;
  isMine: boolean;
};
