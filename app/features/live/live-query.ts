import { AVAILABILITIES, type Availability } from "~/domain/presence/availability";

export const LIVE_STATES = ["active", "idle", "offline", "held"] as const;
export type LiveState = (typeof LIVE_STATES)[number];
export const LIVE_ORDERS = ["name", "department", "role", "connection", "availability", "activity"] as const;
export const LIVE_GROUPS = ["department", "state"] as const;

/** The whole state of the view; it stands in the address, so that a view can be kept and sent. */
export type LiveQuery = {
  q: string;
  state: LiveState | null;
  availability: Availability | null;
  /** Name of a department; the empty name is "no department". */
  department: string | null;
  group: (typeof LIVE_GROUPS)[number] | null;
  sort: { by: (typeof LIVE_ORDERS)[number]; descending: boolean };
};

/** Those who are here come first. */
const DEFAULT_ORDER = "connection";
const NONE = "none";
const oneOf = <T extends string>(list: readonly T[], text: string | null) =>
  list.find((one) => one === text) ?? null;

/** What the address asks for; anything unknown is left out. */
export function readLiveQuery(search: string): LiveQuery {
  const params = new URLSearchParams(search);
  const sort = params.get("sort") ?? "";
  const department = params.get("department");
  return {
    q: (params.get("q") ?? "").slice(0, 200),
    state: oneOf(LIVE_STATES, params.get("state")),
    availability: oneOf(AVAILABILITIES, params.get("availability")),
    department: department === NONE ? "" : department || null,
    group: oneOf(LIVE_GROUPS, params.get("group")),
    sort: {
      by: oneOf(LIVE_ORDERS, sort.replace(/^-/, "")) ?? DEFAULT_ORDER,
      descending: sort.startsWith("-"),
    },
  };
}

/** The address of a view, as short as can be. */
export function liveSearch(query: LiveQuery, change: Partial<LiveQuery> = {}): string {
  const { q, state, availability, department, group, sort } = { ...query, ...change };
  const params = new URLSearchParams();
  if (q !== "") params.set("q", q);
  if (state !== null) params.set("state", state);
  if (availability !== null) params.set("availability", availability);
  if (department !== null) params.set("department", department || NONE);
  if (group !== null) params.set("group", group);
  if (sort.by !== DEFAULT_ORDER || sort.descending)
    params.set("sort", (sort.descending ? "-" : "") + sort.by);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
