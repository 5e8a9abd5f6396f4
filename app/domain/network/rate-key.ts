import { formatWords } from "./format";
import { blockAround } from "./network";
import type { Place } from "./read-address";

/**
 * What a limit per address counts by: the whole IPv4 address, the /64 of an IPv6 one (a household
 * or an office owns all of it). An IPv4-mapped address is IPv4 already. Row 28; ASVS 6.3.1.
 */
export function rateKey(address: Place): string {
  return address.family === 4 ? formatWords(address.words) : blockAround(address, 64).text;
}
