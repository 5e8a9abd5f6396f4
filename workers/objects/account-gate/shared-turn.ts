/**
 * Calls that come at once go on in one turn, in the order in which they came: the runtime commits what a turn writes
 * once, so that one wait for the disk stores them all, and answers leave behind it. A lone call waits for what has
 * arrived already and for nothing else.
 */
export class SharedTurn {
  private next: Promise<void> | null = null;

  join(): Promise<void> {
    this.next ??= new Promise((resolve) => {
      setTimeout(() => {
        this.next = null;
        resolve();
      }, 0);
    });
    return this.next;
  }
}
