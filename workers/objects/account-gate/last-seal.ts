import type { KeptSeal } from "../../../app/domain/log/seal";

/**
 * The last seal of the audit log that this gate was told (architecture, "Logs"): a witness outside D1. Only a later
 * seal replaces it, or the first one after a restore, which comes under another epoch; reading the account anew does not.
 */
export class LastSeal {
  constructor(private readonly sql: SqlStorage) {}

  get(): KeptSeal | null {
    return (
      this.sql.exec<KeptSeal>("SELECT number, hash, upto AS 'to', epoch FROM last_seal").toArray()[0] ?? null
    );
  }

  take(seal: KeptSeal): void {
    const mine = this.get();
    if (mine !== null && mine.epoch === seal.epoch && mine.number >= seal.number) return;
    this.sql.exec("DELETE FROM last_seal");
    this.sql.exec(
      "INSERT INTO last_seal(number, hash, upto, epoch) VALUES (?, ?, ?, ?)",
      seal.number,
      seal.hash,
      seal.to,
      seal.epoch,
    );
  }
}
