import type { EndReason } from "../session/gate";
import type { GateReason } from "../session/reasons";
import type { Availability, Connection, Said } from "./availability";
import type { Interval } from "./intervals";

/** What travels over `/live`. Instants in ms of the gate's clock: a device's own clock decides nothing. */

/** One person as a watcher may see them. `page` and `address` are null when the watcher may not see them. */
export type LiveFact = {
  /** Public id. */
  user: string;
  /** Last action of the person themselves; null when the gate has seen none. */
  lastActiveAt: number | null;
  connection: Connection;
  said: Said;
  isHeld: boolean;
  page: string | null;
  device: string | null;
  address: string | null;
  /** Since when the person has been connected, or offline. */
  since: number | null;
};

export type Roster = { now: number; idleAfterMs: number; showsPage: boolean; facts: LiveFact[] };

/** Ids are those of the database; `from` and `now` in ms. */
export type TimelineRequest = { viewer: number; user: number; from: number; now: number };
/** Intervals may begin before `from`; the last one reaches to now while the person is present. */
export type Timeline = { fact: LiveFact | null; intervals: Interval[] };

/** Frames from a browser. Anything else is ignored with a code. */
export type ClientFrame =
  /** Real input; at most one a minute counts. */
  | { t: "input" }
  /** The path of the page that is shown now. */
  | { t: "page"; page: string }
  | { t: "watch" }
  | { t: "unwatch" }
  /** What a watcher has read up to: a slow reader is closed with 4408. */
  | { t: "read"; n: number }
  | { t: "availability"; availability: Availability; until: number | null };

export const IGNORED = ["not_text", "too_long", "not_json", "unknown", "not_allowed"] as const;
export type Ignored = (typeof IGNORED)[number];

/** Frames to a browser. */
export type ServerFrame =
  | ({ t: "snapshot"; n: number } & Roster)
  | { t: "facts"; n: number; now: number; facts: LiveFact[] }
  /** Rights or standing may have changed: the page asks its loaders again. */
  | { t: "rights" }
  | { t: "said"; said: Said }
  /** There are new notices: the bell asks for them. */
  | { t: "notices" }
  | { t: "ignored"; code: Ignored }
  /** Session ended (close code 4401) or suspended (4403); the gate's page tells why. */
  | { t: "ended" | "held"; reason: GateReason; end: EndReason | null; until: number | null };
