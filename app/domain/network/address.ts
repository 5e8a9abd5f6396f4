import { formatWords } from "./format";
import { type Place, placeOf, readAddress } from "./read-address";
import type { Words } from "./words";

export type { Family, Place } from "./read-address";

/** A client's address in its one canonical form. An IPv4-mapped IPv6 address is IPv4. */
export interface Address extends Place {
  readonly text: string;
}

/** Reads an address with its canonical text; null for anything that is not exactly one (`readAddress`). */
export function parseAddress(text: string): Address | null {
  const place = readAddress(text);
  return place && { ...place, text: formatWords(place.words) };
}

/** The address with these words; `::ffff:a.b.c.d` becomes a.b.c.d. */
export function addressOf(words: Words): Address {
  const place = placeOf(words);
  return { ...place, text: formatWords(place.words) };
}
