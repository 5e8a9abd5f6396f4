import { AccountGate } from "~workers/objects/account-gate";
import { Sessions } from "~workers/objects/account-gate/sessions";
import { from, OFFICE } from "../../support/company";

/** The gate as it is, and a way to open thousands of sessions at once before a bench begins: no log line tells of them. */
export class StaffedGate extends AccountGate {
  openMany(opened: { hash: string; user: number }[], now: number): void {
    const { sql, kv } = this.ctx.storage;
    const sessions = new Sessions(sql, kv);
    const origin = from(OFFICE);
    for (const [i, { hash, user }] of opened.entries())
      sessions.open({ hash, id: `bench-${user}-${i}`, kind: "browser", user, now, origin });
  }
}
