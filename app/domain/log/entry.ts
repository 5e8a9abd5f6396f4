import type { DenyReason } from "../session/reasons";
import type { LogEvent, LogMethod, LogResult } from "./events";

/** What a browser told of itself, parsed once at the door and kept with the raw text. */
export type Device = { browser: string; os: string; device: string; ua: string };

/** Where a request came from: the address, the edge's country (optional), the device and its signed id. */
export type Origin = {
  address: string | null;
  country: string | null;
  device: Device;
  deviceId: string | null;
  newDevice: boolean;
};

/** One line of the authorization log before it is stored (semantics 12). `opId` makes a second delivery harmless. */
export type AuthEntry = {
  opId: string;
  at: number;
  userId: number | null;
  login: string | null;
  event: LogEvent;
  method: LogMethod;
  result: LogResult;
  reason: DenyReason | null;
  count: number;
  page: string | null;
  origin: Origin | null;
  sessionId: string | null;
  actorId: number | null;
  integration: string | null;
  detail: string | null;
};

/** An entry with everything optional empty: name what happened, leave the rest. */
export function authEntry(
  facts: Pick<AuthEntry, "opId" | "at" | "event" | "result"> & Partial<AuthEntry>,
): AuthEntry {
  return {
    userId: null,
    login: null,
    method: "web",
    reason: null,
    count: 1,
    page: null,
    origin: null,
    sessionId: null,
    actorId: null,
    integration: null,
    detail: null,
    ...facts,
  };
}
