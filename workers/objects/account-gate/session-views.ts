import type { Device } from "../../../app/domain/log/entry";
import type { SessionView } from "../../../app/domain/session/gate";
import type { TokenFact, TokenView } from "../../../app/domain/session/token";
import type { SessionRow } from "./sessions";

/** What the gate tells of a session, of which the stored row says more. */
export const asView = (row: SessionRow): SessionView => ({
  id: row.id,
  user: row.user,
  kind: row.kind,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  firstAddress: row.first_address,
  lastAddress: row.last_address,
  country: row.country,
  device: row.device === null ? null : (JSON.parse(row.device) as Device),
  deviceId: row.device_id,
});

export const tokenOf = (row: SessionRow) => JSON.parse(row.token ?? "{}") as TokenFact;

export const asToken = (row: SessionRow): TokenView => ({
  ...tokenOf(row),
  id: row.id,
  user: row.user,
  createdAt: row.created_at,
  expiresAt: row.expires_at ?? 0,
  lastUsedAt: row.last_seen_at > row.created_at ? row.last_seen_at : null,
  lastAddress: row.last_address,
});
