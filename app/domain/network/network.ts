import { formatWords } from "./format";
import type { Family, Place } from "./read-address";
import { blockBounds, blockPrefix, compareWords, type Words } from "./words";

/** A run of addresses of one family, both ends included: one address, a block or any range. */
export interface Network {
  readonly family: Family;
  readonly first: Words;
  readonly last: Words;
  /** Canonical text: `203.0.113.7`, `203.0.113.0/24` or `203.0.113.7-203.0.113.9`. */
  readonly text: string;
}

/** The network first..last. A range that is exactly a block is written as the block. */
export function networkOf(first: Words, last: Words): Network {
  return { family: first.length === 1 ? 4 : 6, first, last, text: networkText(first, last) };
}

/** The block of `prefix` bits around an address: `blockAround(address, 64)`. */
export function blockAround(address: Place, prefix: number): Network {
  const { first, last } = blockBounds(address.words, prefix);
  return networkOf(first, last);
}

/** Is this address in this one network? Many networks: `address-set.ts`. */
export function networkHas(network: Network, address: Place): boolean {
  return (
    network.family === address.family &&
    compareWords(network.first, address.words) <= 0 &&
    compareWords(network.last, address.words) >= 0
  );
}

/** Do two networks share an address? */
export function networksOverlap(a: Network, b: Network): boolean {
  return a.family === b.family && compareWords(a.first, b.last) <= 0 && compareWords(b.first, a.last) <= 0;
}

function networkText(first: Words, last: Words): string {
  const prefix = blockPrefix(first, last);
  if (prefix === null) return `${formatWords(first)}-${formatWords(last)}`;
  return prefix === first.length * 32 ? formatWords(first) : `${formatWords(first)}/${prefix}`;
}
