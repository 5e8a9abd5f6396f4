import { formatWords } from "./format";
import type { Words } from "./words";

export type Family = 4 | 6;

/** A client's address in its one canonical form. An IPv4-mapped IPv6 address is IPv4. */
export interface Address {
  readonly family: Family;
  readonly words: Words;
  readonly text: string;
}

/** "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255" */
const LONGEST_ADDRESS = 45;
const IPV4 = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;

/**
 * Reads an address, or answers null for anything that is not exactly one: zones, ports, brackets,
 * spaces, leading zeros, octal, hexadecimal and short IPv4, masks, trailing text.
 * AM-14; ASVS 15.3.5; RFC 4291 2.2, of which RFC 6943 3.1.1 asks for the strict reading.
 */
export function parseAddress(text: string): Address | null {
  if (text.length > LONGEST_ADDRESS) return null;
  const words = text.includes(":") ? readIPv6(text) : readIPv4(text);
  return words && addressOf(words);
}

/** The address with these words; `::ffff:a.b.c.d` becomes a.b.c.d. */
export function addressOf(words: Words): Address {
  const isMapped = words.length === 4 && words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
  const canonical = isMapped ? words.slice(3) : words;
  return { family: canonical.length === 1 ? 4 : 6, words: canonical, text: formatWords(canonical) };
}

function readIPv4(text: string): Words | null {
  const match = IPV4.exec(text);
  if (!match) return null;
  let value = 0;
  for (let i = 1; i <= 4; i++) {
    const octet = Number(match[i]);
    if (octet > 255) return null;
    value = value * 256 + octet;
  }
  return [value];
}

function readIPv6(text: string): Words | null {
  const plain = text.includes(".") ? spellOutIPv4Tail(text) : text;
  const halves = plain?.split("::") ?? [];
  if (halves.length === 0 || halves.length > 2) return null;
  const head = readGroups(halves[0]!);
  const tail = readGroups(halves[1] ?? "");
  if (!head || !tail) return null;
  const missing = 8 - head.length - tail.length;
  const hasGap = halves.length === 2;
  if (hasGap ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return [0, 2, 4, 6].map((i) => groups[i]! * 0x10000 + groups[i + 1]!);
}

/** `…:192.0.2.1` → `…:c000:201`; null when what follows the last colon is not IPv4. */
function spellOutIPv4Tail(text: string): string | null {
  const cut = text.lastIndexOf(":") + 1;
  const value = readIPv4(text.slice(cut))?.[0];
  if (value === undefined) return null;
  return `${text.slice(0, cut)}${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;
}

function readGroups(part: string): number[] | null {
  if (part === "") return [];
  const groups = part.split(":");
  return groups.every((group) => GROUP.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : null;
}
