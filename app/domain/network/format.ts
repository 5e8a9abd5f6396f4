import type { Words } from "./words";

/** Canonical text of an address: dotted decimal for one word, RFC 5952 for four. */
export function formatWords(words: Words): string {
  return words.length === 1 ? formatIPv4(words[0]!) : formatIPv6(words);
}

function formatIPv4(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

function formatIPv6(words: Words): string {
  const groups = words.flatMap((word) => [word >>> 16, word & 0xffff]);
  const gap = longestZeroRun(groups);
  const hex = (part: number[]) => part.map((group) => group.toString(16)).join(":");
  if (gap.length < 2) return hex(groups);
  return `${hex(groups.slice(0, gap.start))}::${hex(groups.slice(gap.start + gap.length))}`;
}

/** RFC 5952, 4.2: the longest run is shortened, the first of equals, and never a single group. */
function longestZeroRun(groups: number[]): { start: number; length: number } {
  let longest = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === 0) length++;
    if (length > longest.length) longest = { start, length };
  }
  return longest;
}
