import type { SQL } from "drizzle-orm";
import { openDb } from "../../../db/client";
import { writeActivity, writeAuthEntry, writeSignIn } from "../../../db/queries/gate-notes";
import { commit } from "../../../db/queries/guarded-batch";
import { writeLimitReached } from "../../../db/queries/limit-events";
import { mailNewDevice } from "../../../db/queries/new-device-mail";
import { writeAvailability, writeIntervals } from "../../../db/queries/presence";
import type { Gate } from "./gate";
import type { GateNote } from "./outbox";

/** One delivery at a time: whoever asks meanwhile waits for the next, which carries all that waits by then. */
export class Courier {
  private running: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;

  constructor(private readonly gate: Gate) {}

  /** Everything that is in the outbox now has reached D1 when this is done. */
  send(): Promise<void> {
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = null;
        this.running = send(this.gate);
        return this.running;
      });
    return this.next;
  }
}

/** Sends the gate's outbox to D1 in order. What fails stays; every row is written by its operation id. */
async function send(gate: Gate): Promise<void> {
  const accountId = gate.meta.accountId();
  const db = openDb(gate.env, accountId);
  for (let rows = gate.outbox.next(); rows.length > 0; rows = gate.outbox.next()) {
    await commit(
      db,
      rows.flatMap(({ note }) => statementsOf(accountId, note)),
    );
    gate.outbox.delivered(rows);
  }
}

function statementsOf(accountId: number, note: GateNote): SQL | SQL[] {
  switch (note.kind) {
    case "log":
      return writeAuthEntry(accountId, note.entry);
    case "signed_in":
      return writeSignIn(accountId, note);
    case "new_device":
      return mailNewDevice(accountId, note);
    case "activity":
      return writeActivity(accountId, note.people);
    case "presence":
      return writeIntervals(accountId, note.intervals);
    case "limit":
      return writeLimitReached(accountId, note.reached);
    case "availability":
      return writeAvailability(accountId, note.user, note.said);
    default:
      return note satisfies never;
  }
}
