import { hours } from "../time/durations";

/** What can be exported (MC-92) and by which columns; names stand in addresses and jobs, so they stay. */
export const EXPORT_TABLES = {
  people: [
    ...["name", "surname", "email", "phone", "department", "roles", "kind", "state", "language"],
    ...["created", "last_sign_in", "last_activity"],
  ],
  rights: ["person", "email", "through", "role", "permission", "level", "source", "from", "until", "given"],
  log: [
    ...["time", "user", "method", "page", "ip", "browser", "result", "reason", "event", "count", "login"],
    ...["country", "device", "session", "by", "detail"],
  ],
  activity: ["time", "person", "what", "object_kind", "object", "amount", "source"],
} as const;
export type ExportTable = keyof typeof EXPORT_TABLES;
export const TABLE_NAMES = Object.keys(EXPORT_TABLES) as readonly ExportTable[];

/** Tables with a period: rows between two days; the others are as they are now. */
export const HAS_PERIOD: readonly ExportTable[] = ["log", "activity"];

/** How long the link of a finished export works (semantics 14). */
export const LINK_MS = hours(1);
/** Rows that one export holds at most. */
export const MOST_EXPORTED = 1_000_000;
