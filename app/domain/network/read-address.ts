import type { Words } from "./words";

export type Family = 4 | 6;

/** Which address it is, without its text: all that a check needs. */
export interface Place {
  readonly family: Family;
  readonly words: Words;
}

/** "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255" */
const LONGEST_ADDRESS = 45;
const DOT = 46;
const COLON = 58;
const NONE = -1;

/**
 * Reads an address, or answers null for anything that is not exactly one: zones, ports, brackets, spaces, leading
 * zeros, octal, hexadecimal and short IPv4, masks, trailing text. An IPv4-mapped IPv6 address is IPv4. By character,
 * because every request asks. AM-14; ASVS 15.3.5; RFC 4291 2.2, of which RFC 6943 3.1.1 asks for the strict reading.
 */
export function readAddress(text: string): Place | null {
  if (text.length > LONGEST_ADDRESS) return null;
  const value = readIPv4(text, 0);
  if (value !== NONE) return { family: 4, words: [value] };
  const words = readIPv6(text);
  return words && placeOf(words);
}

/** The place with these words; `::ffff:a.b.c.d` is a.b.c.d. */
export function placeOf(words: Words): Place {
  if (words.length === 1) return { family: 4, words };
  const isMapped = words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
  return isMapped ? { family: 4, words: [words[3] as number] } : { family: 6, words };
}

/** Four decimal octets from `start` to the end of the text as one number, else NONE. */
function readIPv4(text: string, start: number): number {
  const { length } = text;
  let value = 0;
  let octet = NONE;
  let dots = 0;
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (octet === NONE || ++dots > 3) return NONE;
      value = (value << 8) | octet;
      octet = NONE;
    } else {
      const digit = code - 48;
      const hasLeadingZero = octet === 0;
      if (digit < 0 || digit > 9 || hasLeadingZero) return NONE;
      octet = octet === NONE ? digit : octet * 10 + digit;
      if (octet > 255) return NONE;
    }
  }
  return dots === 3 && octet !== NONE ? ((value << 8) | octet) >>> 0 : NONE;
}

/** The groups of the address being read: one reading at a time, so that none makes an array of its own. */
const GROUPS = new Uint16Array(8);

/** Eight groups, of which one run of zeros may be `::` and the last two an IPv4 address. */
function readIPv6(text: string): Words | null {
  const { length } = text;
  const hasLeadingGap = text.startsWith("::");
  let gap = hasLeadingGap ? 0 : NONE;
  let count = 0;
  let group = 0;
  let start = hasLeadingGap ? 2 : 0;
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    const digit = code < DIGIT.length ? (DIGIT[code] as number) : NONE;
    if (digit !== NONE) group = (group << 4) | digit;
    else if (code === DOT) {
      const tail = readIPv4(text, start);
      if (tail === NONE || count > 6) return null;
      GROUPS[count++] = tail >>> 16;
      GROUPS[count++] = tail;
      return wordsOf(count, gap);
    } else if (code !== COLON || at - start > 4) return null;
    else if (at > start) {
      if (count === 8) return null;
      GROUPS[count++] = group;
      group = 0;
      start = at + 1;
    } else {
      if (gap !== NONE || at === 0) return null;
      gap = count;
      start = at + 1;
    }
  }
  if (length - start > 4 || count === 8) return null;
  if (length > start) GROUPS[count++] = group;
  else if (gap !== count) return null;
  return wordsOf(count, gap);
}

/** `::` stands for at least one group: what stands behind it moves to the end. */
function wordsOf(count: number, gap: number): Words | null {
  if (gap === NONE ? count !== 8 : count > 7) return null;
  if (gap !== NONE) {
    let to = 7;
    for (let from = count - 1; from >= gap; from--) GROUPS[to--] = GROUPS[from] as number;
    while (to >= gap) GROUPS[to--] = 0;
  }
  return [wordAt(0), wordAt(2), wordAt(4), wordAt(6)];
}

const wordAt = (i: number) => (((GROUPS[i] as number) << 16) | (GROUPS[i + 1] as number)) >>> 0;

/** The value of each character as a hexadecimal digit, or NONE. */
const DIGIT = new Int8Array(128).fill(NONE);
for (const [value, digit] of [..."0123456789abcdef"].entries()) {
  DIGIT[digit.charCodeAt(0)] = value;
  DIGIT[digit.toUpperCase().charCodeAt(0)] = value;
}
