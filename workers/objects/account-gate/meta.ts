/** What the gate knows of itself: the account, how far it has come, and a number that moves with roles and settings. */
export class Meta {
  private values = new Map<string, number | null>();

  constructor(private readonly sql: SqlStorage) {}

  epoch = () => this.get("epoch");
  applied = () => this.get("applied") ?? 0;
  accountId = () => this.get("account") ?? 0;
  /** Part of every viewer's stamp: moves when something that many people's pages show has changed. */
  frame = () => this.get("frame") ?? 0;

  /** The company was closed for good: nothing is read or let in any more. */
  isErased = () => this.get("erased") !== null;

  setErased = () => this.set("erased", 1);
  setApplied = (applied: number) => this.set("applied", applied);
  raiseFrame = () => this.set("frame", this.frame() + 1);

  setHydrated(copy: { epoch: number; applied: number; accountId: number }): void {
    this.set("account", copy.accountId);
    this.set("applied", copy.applied);
    this.set("epoch", copy.epoch);
  }

  private get(key: string): number | null {
    let value = this.values.get(key);
    if (value === undefined) {
      const row = this.sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = ?", key).toArray()[0];
      value = row === undefined ? null : Number(row.value);
      this.values.set(key, value);
    }
    return value;
  }

  private set(key: string, value: number): void {
    this.sql.exec(
      "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      key,
      String(value),
    );
    this.values.set(key, value);
  }
}
