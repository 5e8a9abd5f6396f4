import type { DenyReason } from "../session/reasons";
import type { LogEvent, LogMethod, LogResult } from "./events";

/** A line of the authorization log with every column of semantics 12. Instants in ms. */
export type AuthLogRow = {
  id: number;
  at: number;
  userId: number | null;
  userName: string | null;
  login: string | null;
  event: LogEvent;
  method: LogMethod;
  result: LogResult;
  reason: DenyReason | null;
  count: number;
  page: string | null;
  ip: string | null;
  country: string | null;
  browser: string | null;
  os: string | null;
  device: string | null;
  ua: string | null;
  sessionId: string | null;
  newDevice: boolean;
  newAddress: boolean;
  integration: string | null;
  actorId: number | null;
  actorName: string | null;
  detail: string | null;
};
