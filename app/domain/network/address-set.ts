import { type Network, networkOf } from "./network";
import { type RangeIndex, rangeIndex, slotOf } from "./range-index";
import type { Place } from "./read-address";
import { compareWords, nextWords, type Words } from "./words";

/**
 * Networks made ready for questions: merged, sorted, flat (start words, end words, start words, …), each family with
 * an index of where to look. Survives a structured clone; 1,000 IPv6 networks are 32 kB and 8 kB of index.
 */
export interface AddressSet {
  readonly ipv4: RangeIndex;
  readonly ipv6: RangeIndex;
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

/** Builds the set once; asking it costs a look at the index and a search among the few left. */
export function addressSet(networks: readonly Network[]): AddressSet {
  const merged = mergeNetworks(networks);
  const flat = (family: number) =>
    Uint32Array.from(merged.filter((n) => n.family === family).flatMap((n) => [...n.first, ...n.last]));
  return { ipv4: rangeIndex(flat(4), 1), ipv6: rangeIndex(flat(6), 4) };
}

/** Is the address in the set? */
export function setHas(set: AddressSet, { family, words }: Place): boolean {
  return family === 4 ? has4(set.ipv4, words[0] as number) : has6(set.ipv6, words);
}

/** How many networks begin at or below the address is found by halves; the last of them may hold it. */
function has4(index: RangeIndex, value: number): boolean {
  const { table, starts } = index;
  const slot = slotOf(index, value);
  let low = starts[slot] as number;
  let high = starts[slot + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table[middle * 2] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (table[low * 2 - 2] as number) <= value && value <= (table[low * 2 - 1] as number);
}

function has6(index: RangeIndex, words: Words): boolean {
  const { table, starts } = index;
  const slot = slotOf(index, words[index.word] as number);
  let low = starts[slot] as number;
  let high = starts[slot + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (orderOf(table, middle * 8, words) <= 0) low = middle + 1;
    else high = middle;
  }
  return low > 0 && orderOf(table, low * 8 - 8, words) <= 0 && orderOf(table, low * 8 - 4, words) >= 0;
}

/** 1, 0 or -1: the address at this place of the table is above, is, or is below the one asked for. */
function orderOf(table: Uint32Array, offset: number, words: Words): number {
  for (let i = 0; i < 4; i++) {
    const there = table[offset + i] as number;
    const asked = words[i] as number;
    if (there !== asked) return there > asked ? 1 : -1;
  }
  return 0;
}
