import fc from "fast-check";
import { addressOf, parseAddress } from "~/domain/network/address";
import { type Network, networkOf } from "~/domain/network/network";
import { parseNetwork } from "~/domain/network/parse-network";
import type { Words } from "~/domain/network/words";

/** A second opinion: addresses as one big integer, networks as two, and no cleverness. */
export interface Span {
  family: 4 | 6;
  first: bigint;
  last: bigint;
}

export const address = (text: string) => {
  const parsed = parseAddress(text);
  if (!parsed) throw new Error(`not an address: ${text}`);
  return parsed;
};

export const network = (text: string): Network => {
  const parsed = parseNetwork(text);
  if (!parsed.ok) throw new Error(`${parsed.refusal}: ${text}`);
  return parsed.network;
};

export const widthOf = (family: 4 | 6) => (family === 4 ? 32 : 128);

export function wordsOf(family: 4 | 6, value: bigint): Words {
  const shifts = family === 4 ? [0n] : [96n, 64n, 32n, 0n];
  return shifts.map((shift) => Number((value >> shift) & 0xffffffffn));
}

export const networkOfSpan = ({ family, first, last }: Span) =>
  networkOf(wordsOf(family, first), wordsOf(family, last));

export const addressOfValue = (family: 4 | 6, value: bigint) => addressOf(wordsOf(family, value));

/** The plain spelling, without any shortening. */
export function spell(family: 4 | 6, value: bigint): string {
  const size = family === 4 ? 8n : 16n;
  const parts = Array.from({ length: family === 4 ? 4 : 8 }, (_, i) => value >> (BigInt(i) * size));
  const digits = parts.map((part) => part & ((1n << size) - 1n)).reverse();
  return family === 4 ? digits.join(".") : digits.map((digit) => digit.toString(16)).join(":");
}

export function blockOf(family: 4 | 6, value: bigint, prefix: number): Span {
  const hosts = 1n << BigInt(widthOf(family) - prefix);
  const first = (value / hosts) * hosts;
  return { family, first, last: first + hosts - 1n };
}

export const families = fc.constantFrom<4 | 6>(4, 6);

/** Mapped addresses are IPv4 and have tests of their own. */
export const valueIn = (family: 4 | 6) =>
  fc
    .oneof(
      fc.bigInt(0n, (1n << BigInt(widthOf(family))) - 1n),
      fc.bigInt(0n, 40n),
      fc.bigInt((1n << BigInt(widthOf(family))) - 40n, (1n << BigInt(widthOf(family))) - 1n),
    )
    .filter((value) => family === 4 || value >> 32n !== 0xffffn);

export const spanIn = (family: 4 | 6): fc.Arbitrary<Span> =>
  fc
    .tuple(valueIn(family), valueIn(family))
    .map(([a, b]) => (a < b ? { family, first: a, last: b } : { family, first: b, last: a }));
