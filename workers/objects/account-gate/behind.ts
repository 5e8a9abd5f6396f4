import { minutes, seconds } from "../../../app/domain/time/durations";

/** What is stored of last activity is never older than this (architecture, "Roster and the live view"). */
export const MOST_BEHIND_MS = minutes(1);
/** From here on it is stored with the next that must be: of many who are busy few cause a write. */
const MAY_BE_STORED_MS = seconds(30);
/** Rows in one write, a millisecond of the turn; as soon as so many wait they are stored. */
const TOGETHER = 100;

/** Whose last activity memory knows and storage does not yet. Without a timer: whoever comes stores for the others. */
export class Behind<Key> {
  private waiting = new Set<Key>();

  /** `behindMs`: how much newer than its stored instant a touch is. True when it may not stay in memory alone. */
  mustStore(key: Key, behindMs: number): boolean {
    if (behindMs >= MAY_BE_STORED_MS) this.waiting.add(key);
    return behindMs >= MOST_BEHIND_MS || this.waiting.size >= TOGETHER;
  }

  /** The one that must be stored, and others that wait, the longest first. */
  take(key: Key): Key[] {
    this.waiting.delete(key);
    const taken = [key];
    for (const other of this.waiting) {
      if (taken.length === TOGETHER) break;
      this.waiting.delete(other);
      taken.push(other);
    }
    return taken;
  }

  clear(): void {
    this.waiting.clear();
  }
}
