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
  let value = 0;
  let octet = 0;
  let digits = 0;
  let dots = 0;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === DOT) {
      dots++;
      if (digits === 0 || dots > 3) return NONE;
      value = value * 256 + octet;
      octet = digits = 0;
    } else {
      const digit = code - 48;
      const hasLeadingZero = digits > 0 && octet === 0;
      if (digit < 0 || digit > 9 || hasLeadingZero) return NONE;
      octet = octet * 10 + digit;
      if (octet > 255) return NONE;
      digits++;
    }
  }
  return dots === 3 && digits > 0 ? value * 256 + octet : NONE;
}

/** Eight groups, of which one run of zeros may be `::` and the last two an IPv4 address. */
function readIPv6(text: string): Words | null {
  const groups = [0, 0, 0, 0, 0, 0, 0, 0];
  let count = 0;
  let gap = NONE;
  let at = 0;
  if (text.startsWith("::")) gap = 0;
  if (gap === 0) at = 2;
  while (at < text.length) {
    const start = at;
    let group = 0;
    for (let digit = hexDigit(text, at); digit !== NONE; digit = hexDigit(text, at)) {
      group = group * 16 + digit;
      at++;
    }
    if (text.charCodeAt(at) === DOT) {
      const tail = readIPv4(text, start);
      if (tail === NONE || count > 6) return null;
      groups[count++] = tail >>> 16;
      groups[count++] = tail & 0xffff;
      break;
    }
    if (at === start || at - start > 4 || count === 8) return null;
    groups[count++] = group;
    if (at === text.length) break;
    if (text.charCodeAt(at) !== COLON || at + 1 === text.length) return null;
    at++;
    if (text.charCodeAt(at) === COLON) {
      if (gap !== NONE) return null;
      gap = count;
      at++;
    }
  }
  return wordsOf(groups, count, gap);
}

/** `::` stands for at least one group: what stands behind it moves to the end. */
function wordsOf(groups: number[], count: number, gap: number): Words | null {
  if (gap === NONE ? count !== 8 : count > 7) return null;
  if (gap !== NONE) {
    for (let from = count - 1, to = 7; from >= gap; from--, to--) {
      groups[to] = groups[from] as number;
      groups[from] = 0;
    }
  }
  const word = (i: number) => (groups[i] as number) * 0x10000 + (groups[i + 1] as number);
  return [word(0), word(2), word(4), word(6)];
}

/** The value of each character as a hexadecimal digit, or NONE. */
const DIGIT = new Int8Array(128).fill(NONE);
for (const [value, digit] of [..."0123456789abcdef"].entries()) {
  DIGIT[digit.charCodeAt(0)] = value;
  DIGIT[digit.toUpperCase().charCodeAt(0)] = value;
}

/** The digit at this place, or NONE; beyond the text there is none. */
const hexDigit = (text: string, at: number): number => DIGIT[text.charCodeAt(at)] ?? NONE;
