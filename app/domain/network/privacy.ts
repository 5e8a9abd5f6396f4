import type { Address } from "./address";
import { blockAround, type Network, networkHas } from "./network";

/** How the last 64 bits of an IPv6 address seem to have been chosen. */
export const INTERFACE_KINDS = ["assigned", "hardware", "random"] as const;
export type InterfaceKind = (typeof INTERFACE_KINDS)[number];

/**
 * Guesses how a device chose its IPv6 address, or null for IPv4. `hardware`: from the network card
 * (RFC 4291 appendix A), so another device differs. `random`: RFC 7217 or a privacy address of
 * RFC 8981, which changes daily. `assigned`: at least half of the digits are zero, as people and
 * DHCP choose; a random one looks so three times in a million.
 */
export function interfaceKind(address: Address): InterfaceKind | null {
  if (address.family === 4) return null;
  const [high, low] = [address.words[2]!, address.words[3]!];
  if ((high & 0xff) === 0xff && low >>> 24 === 0xfe) return "hardware";
  const digits = high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
  const zeros = [...digits].filter((digit) => digit === "0").length;
  return zeros >= 8 ? "assigned" : "random";
}

/** The /64 to propose in place of an address that will not stay, or null when it may stand. FM-08 */
export function proposeNetwork(address: Address): Network | null {
  const kind = interfaceKind(address);
  return kind === null || kind === "assigned" ? null : blockAround(address, 64);
}

/**
 * A rough hint that a provider changes this person's address: two others of theirs in the
 * neighbourhood (IPv4 /16, IPv6 /48, not the same /64). `earlier`: their sign-ins of late. FM-08
 */
export function looksDynamic(address: Address, earlier: readonly Address[]): boolean {
  const isIPv4 = address.family === 4;
  const home = blockAround(address, isIPv4 ? 32 : 64);
  const neighbourhood = blockAround(address, isIPv4 ? 16 : 48);
  const others = earlier.filter((each) => networkHas(neighbourhood, each) && !networkHas(home, each));
  return new Set(others.map((each) => blockAround(each, isIPv4 ? 32 : 64).text)).size >= 2;
}
