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
  if (!text.includes(":")) {
    const value = readIPv4(text, 0);
    return value === NONE ? null : { family: 4, words: [value] };
  }
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
  const groups: number[] = [];
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
      if (tail === NONE) return null;
      groups.push(tail >>> 16, tail & 0xffff);
      break;
    }
    if (at === start || at - start > 4) return null;
    groups.push(group);
    if (at === text.length) break;
    if (text.charCodeAt(at) !== COLON || at + 1 === text.length) return null;
    at++;
    if (text.charCodeAt(at) === COLON) {
      if (gap !== NONE) return null;
      gap = groups.length;
      at++;
    }
  }
  return wordsOf(groups, gap);
}

/** `::` stands for at least one group. */
function wordsOf(groups: number[], gap: number): Words | null {
  const missing = 8 - groups.length;
  if (gap === NONE ? missing !== 0 : missing < 1) return null;
  const words = [0, 0, 0, 0];
  for (let i = 0; i < groups.length; i++) {
    const place = gap !== NONE && i >= gap ? i + missing : i;
    words[place >> 1] =
      (words[place >> 1] as number) + (groups[i] as number) * (place % 2 === 0 ? 0x10000 : 1);
  }
  return words;
}

/** The digit at this place, or NONE; beyond the text there is none. */
function hexDigit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : NONE;
}
