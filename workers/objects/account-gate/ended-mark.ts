const KEY = "sessions_moved";

/**
 * A number in storage that moves whenever a session ends, is renewed or shows somebody else: what memory keeps of
 * sessions is right as long as the number is the one it was kept under.
 */
export class EndedMark {
  private known: number | null = null;

  constructor(private readonly kv: SyncKvStorage) {}

  /** Asks storage: the one read of an admission, a third of what a query takes. */
  hasMoved(): boolean {
    const stored = this.stored();
    const hasMoved = stored !== this.known;
    this.known = stored;
    return hasMoved;
  }

  move(): void {
    this.known = this.stored() + 1;
    this.kv.put(KEY, this.known);
  }

  private stored(): number {
    return this.kv.get<number>(KEY) ?? 0;
  }
}
