import type { Address } from "./address";
import { type Network, networkOf } from "./network";
import { compareWords, nextWords, type Words } from "./words";

/**
 * Networks made ready for questions: merged, sorted, flat (start words, end words, start words, …).
 * Survives a structured clone; 10,000 IPv6 networks are 320 kB.
 */
export interface AddressSet {
  readonly ipv4: Uint32Array;
  readonly ipv6: Uint32Array;
}

/** The same addresses as sorted networks that neither overlap nor touch; what a list shows. */
export function mergeNetworks(networks: readonly Network[]): Network[] {
  const sorted = [...networks].sort((a, b) => a.family - b.family || compareWords(a.first, b.first));
  const merged: Network[] = [];
  for (const network of sorted) {
    const previous = merged.at(-1);
    if (!previous || !reaches(previous, network)) merged.push(network);
    else if (compareWords(network.last, previous.last) > 0) {
      merged[merged.length - 1] = networkOf(previous.first, network.last);
    }
  }
  return merged;
}

function reaches(previous: Network, network: Network): boolean {
  if (previous.family !== network.family) return false;
  const after = nextWords(previous.last);
  return after === null || compareWords(network.first, after) <= 0;
}

/** Builds the set once; asking it costs a binary search. */
export function addressSet(networks: readonly Network[]): AddressSet {
  const merged = mergeNetworks(networks);
  const flat = (family: number) =>
    Uint32Array.from(merged.filter((n) => n.family === family).flatMap((n) => [...n.first, ...n.last]));
  return { ipv4: flat(4), ipv6: flat(6) };
}

/** Is the address in the set? */
export function setHas(set: AddressSet, address: Address): boolean {
  return address.family === 4 ? tableHas(set.ipv4, address.words) : tableHas(set.ipv6, address.words);
}

function tableHas(table: Uint32Array, words: Words): boolean {
  const width = words.length;
  let low = 0;
  let high = table.length / (2 * width);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAt(table, middle * 2 * width, words) <= 0) low = middle + 1;
    else high = middle;
  }
  return low > 0 && compareAt(table, (low - 1) * 2 * width + width, words) >= 0;
}

function compareAt(table: Uint32Array, offset: number, words: Words): number {
  for (let i = 0; i < words.length; i++) {
    const difference = table[offset + i]! - words[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
