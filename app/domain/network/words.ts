/**
 * An address as unsigned 32-bit words, most significant first: one word for IPv4, four for IPv6.
 * Plain numbers: fast to compare, and the same after JSON or a structured clone.
 */
export type Words = readonly number[];

/** Order of two addresses of one family: below 0, 0 or above 0. */
export function compareWords(a: Words, b: Words): number {
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** First and last address of the block of `prefix` bits that holds `words`. */
export function blockBounds(words: Words, prefix: number): { first: Words; last: Words } {
  const hostMask = words.map((_, i) => hostBits(prefix - 32 * i));
  return {
    first: words.map((word, i) => (word & ~hostMask[i]!) >>> 0),
    last: words.map((word, i) => (word | hostMask[i]!) >>> 0),
  };
}

/** The host bits of one word of which the first `networkBits` belong to the network (any integer). */
function hostBits(networkBits: number): number {
  if (networkBits <= 0) return 0xffffffff;
  return networkBits >= 32 ? 0 : 0xffffffff >>> networkBits;
}

/** The next address, or null after the last one of the family. */
export function nextWords(words: Words): Words | null {
  const next = [...words];
  for (let i = next.length - 1; i >= 0; i--) {
    if (next[i] !== 0xffffffff) {
      next[i]! += 1;
      return next;
    }
    next[i] = 0;
  }
  return null;
}

/** Length in bits of the prefix that makes first..last exactly one block, or null when they are none. */
export function blockPrefix(first: Words, last: Words): number | null {
  const word = first.findIndex((value, i) => value !== last[i]);
  if (word === -1) return first.length * 32;
  const prefix = 32 * word + Math.clz32(first[word]! ^ last[word]!);
  const block = blockBounds(first, prefix);
  const isBlock = compareWords(block.first, first) === 0 && compareWords(block.last, last) === 0;
  return isBlock ? prefix : null;
}
