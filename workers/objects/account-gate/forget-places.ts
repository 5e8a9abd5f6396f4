import type { Gate } from "./gate";

/** Of somebody whose data are erased (AU-17): where their sessions came from, ended ones too, and the roster's line. */
export function forgetPlaces(gate: Gate, user: number): void {
  gate.ctx.storage.sql.exec(
    `UPDATE sessions SET first_address = NULL, last_address = NULL, country = NULL, device = NULL, device_id = NULL
      WHERE user = ?`,
    user,
  );
  gate.sessions.forget();
  gate.roster.forget(user);
}
