import { type Address, addressOf, parseAddress } from "./address";
import type { Words } from "./words";

/**
 * Sortable key of an address: 32 lower-case hex digits, IPv4 as ::ffff:a.b.c.d, so that a range of one family is a
 * range of text in SQL. Null for what is no address.
 */
export function addressKey(text: string | null): string | null {
  const address = text === null ? null : parseAddress(text);
  return address === null ? null : keyOfWords(address.words);
}

/** The key of an address by its words: the ends of a stored network. */
export function keyOfWords(words: Words): string {
  const wide = words.length === 1 ? [0, 0, 0xffff, words[0]!] : words;
  return wide.map((word) => word.toString(16).padStart(8, "0")).join("");
}

const KEY = /^[0-9a-f]{32}$/;

/** The address of a key, or null for what is no key. */
export function addressOfKey(key: string): Address | null {
  if (!KEY.test(key)) return null;
  return addressOf([0, 8, 16, 24].map((from) => Number.parseInt(key.slice(from, from + 8), 16)));
}
