import type { GateOp } from "../../../app/domain/session/gate";
import type { Db } from "../../../db/client";
import {
  findGateState,
  readFrame,
  readOutbox,
  readPeople,
  readTokenOps,
  storeApplied,
} from "../../../db/queries/gate-copy";

export type Copy = { epoch: number; applied: number; accountId: number };

/**
 * Reads an account anew: the sequence number first, then the frame and pages of people, then the ops above that
 * number. An op that arrives twice is harmless, because it carries the new state. Throws when D1 cannot be read:
 * the caller answers 503, never "yes".
 */
export async function hydrate(
  db: Db,
  account: string,
  isNew: boolean,
  write: (ops: GateOp[]) => void,
): Promise<Copy | null> {
  const state = await findGateState(db, account);
  if (state === null) return null;
  write(await readFrame(db, state.accountId));
  for (let after = 0; ; ) {
    const page = await readPeople(db, state.accountId, after);
    write(page);
    const last = page.at(-1);
    if (last?.t !== "person") break;
    after = last.user;
  }
  // A token that was made from a shell before the gate existed stands nowhere else.
  if (isNew) write(await readTokenOps(db, state.accountId, state.seq));
  let applied = state.seq;
  for (;;) {
    const rows = await readOutbox(db, state.accountId, applied);
    write(rows.map((row) => row.op));
    if (rows.length === 0) break;
    applied = rows.at(-1)!.seq;
  }
  await storeApplied(db, state.accountId, state.epoch, applied);
  return { epoch: state.epoch, applied, accountId: state.accountId };
}
