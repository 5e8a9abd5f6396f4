/**
 * Sorted ranges that do not overlap, with a table of where to look: the address's first bits behind those that all
 * ranges have in common say between which two ranges it can only be. A company's networks share their first bits, so
 * the table divides its own range and not the world's. Its size follows the number of ranges: a short list costs little.
 */
export interface RangeIndex {
  /** First words, last words, first words, … of each range. */
  readonly table: Uint32Array;
  /** For each slot, how many ranges begin in slots before it; one more at the end. */
  readonly starts: Uint32Array;
  /** Which word of an address says its slot, and the shifts that cut the slot's bits out of it. */
  readonly word: number;
  readonly left: number;
  readonly right: number;
}

/** At most this many bits of an address say its slot: 65,536 slots. */
const MOST_BITS = 16;

/** The index of a flat, sorted table of ranges of addresses of `width` words. */
export function rangeIndex(table: Uint32Array, width: 1 | 4): RangeIndex {
  const count = table.length / (2 * width);
  const word = firstDifference(table, width);
  const last = table.length - width + word;
  const left = count === 0 ? 0 : Math.clz32((table[word] as number) ^ (table[last] as number)) & 31;
  const bits = Math.min(MOST_BITS, Math.max(1, 33 - Math.clz32(count)));
  const starts = new Uint32Array(2 ** bits + 1);
  const index = { table, starts, word, left, right: 32 - bits };
  for (let at = word; at < table.length; at += 2 * width) {
    const slot = slotOf(index, table[at] as number);
    starts[slot + 1] = (starts[slot + 1] as number) + 1;
  }
  for (let slot = 1; slot < starts.length; slot++) {
    starts[slot] = (starts[slot] as number) + (starts[slot - 1] as number);
  }
  return index;
}

/**
 * The slot of an address by its word `index.word`. Of an address outside the bits that all ranges share it says
 * nothing, so whoever asks still compares the address with both ends of the range found.
 */
export function slotOf({ left, right }: RangeIndex, word: number): number {
  return (word << left) >>> right;
}

/** The first word in which the begin of the first range and the end of the last one differ; else the last word. */
function firstDifference(table: Uint32Array, width: number): number {
  for (let word = 0; word < width - 1; word++) {
    if (table[word] !== table[table.length - width + word]) return word;
  }
  return width - 1;
}
