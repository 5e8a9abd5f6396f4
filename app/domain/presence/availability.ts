/** What a person says of themselves; sticky across devices until changed or `until` (semantics 9, U9). */
export const AVAILABILITIES = ["available", "busy", "break", "away"] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** What the sockets say. */
export const CONNECTIONS = ["active", "idle", "offline"] as const;
export type Connection = (typeof CONNECTIONS)[number];
