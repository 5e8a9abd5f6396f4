import { parseAddress } from "./address";
import { blockAround, type Network, networksOverlap } from "./network";

/** What the person saving an entry is told about it; none of them refuses it. */
export const NETWORK_NOTICES = [
  "host_bits_cleared",
  "mapped_to_ipv4",
  "platform_egress",
  "private_network",
  "listed_twice",
] as const;
export type NetworkNotice = (typeof NETWORK_NOTICES)[number];

/** Addresses from which the platform's own programs call out: anyone's Worker would be let in (row 22). */
const PLATFORM_EGRESS = block("2a06:98c0:3600::", 48);

/**
 * Addresses that no client has on the internet: inside an office everyone knows their 192.168.…, and
 * listing it lets nobody in. RFC 1918, 6598, 1122, 3927, 4193, 4291.
 */
const PRIVATE_NETWORKS = [
  block("10.0.0.0", 8),
  block("172.16.0.0", 12),
  block("192.168.0.0", 16),
  block("100.64.0.0", 10),
  block("127.0.0.0", 8),
  block("169.254.0.0", 16),
  block("fc00::", 7),
  block("fe80::", 10),
  block("::1", 128),
];

/** Notices that follow from the network itself, whatever way it was written. */
export function noticesAbout(network: Network): NetworkNotice[] {
  const notices: NetworkNotice[] = [];
  if (networksOverlap(network, PLATFORM_EGRESS)) notices.push("platform_egress");
  if (PRIVATE_NETWORKS.some((each) => networksOverlap(each, network))) notices.push("private_network");
  return notices;
}

function block(address: string, prefix: number): Network {
  return blockAround(parseAddress(address)!, prefix);
}
