import { type Address, parseAddress } from "./address";
import { type Network, networkOf } from "./network";
import { type NetworkNotice, noticesAbout } from "./network-notices";
import { blockBounds, compareWords, type Words } from "./words";

/** Why a text is not an entry of the list. */
export const NETWORK_REFUSALS = [
  "empty",
  "not_an_address",
  "zone_not_allowed",
  "port_not_allowed",
  "leading_zero",
  "bad_mask",
  "mask_too_long",
  "mapped_mask_too_short",
  "mixed_families",
  "range_reversed",
  "covers_everything",
] as const;
export type NetworkRefusal = (typeof NETWORK_REFUSALS)[number];

export type ParsedNetwork =
  | { ok: true; network: Network; notices: NetworkNotice[] }
  | { ok: false; refusal: NetworkRefusal };

type Bounds = { first: Words; last: Words; notices: NetworkNotice[] };

const LONGEST_ENTRY = 110;
const RANGE = /^([^-–]*[^-– \t])[ \t]*[-–][ \t]*([^-– \t][^-–]*)$/;
const MASK = /^(0|[1-9]\d{0,2})$/;

/**
 * Reads one entry: an address, `address/mask length`, or `start - end` (spaces or tabs around the
 * hyphen or en dash, nowhere else). Each family has its own longest mask. AM-14, semantics 8.
 */
export function parseNetwork(text: string): ParsedNetwork {
  const bounds = readBounds(text);
  if (typeof bounds === "string") return { ok: false, refusal: bounds };
  if (bounds.first.every((w) => w === 0) && bounds.last.every((w) => w === 0xffffffff)) {
    return { ok: false, refusal: "covers_everything" };
  }
  const network = networkOf(bounds.first, bounds.last);
  return { ok: true, network, notices: [...bounds.notices, ...noticesAbout(network)] };
}

function readBounds(text: string): Bounds | NetworkRefusal {
  if (text.trim() === "") return "empty";
  if (text.length > LONGEST_ENTRY) return "not_an_address";
  if (text.includes("/")) return readBlock(text);
  const range = RANGE.exec(text);
  return range ? readRange(range[1]!, range[2]!) : readSingle(text);
}

function readSingle(text: string): Bounds | NetworkRefusal {
  const address = parseAddress(text);
  if (!address) return whyNotAnAddress(text);
  return { first: address.words, last: address.words, notices: mappedNotice(isMapped(text, address)) };
}

function readBlock(text: string): Bounds | NetworkRefusal {
  const slash = text.indexOf("/");
  const base = text.slice(0, slash);
  const mask = text.slice(slash + 1);
  const address = parseAddress(base);
  if (!address) return whyNotAnAddress(base);
  if (!MASK.test(mask)) return "bad_mask";
  const mapped = isMapped(base, address);
  const prefix = Number(mask) - (mapped ? 96 : 0);
  if (prefix < 0) return "mapped_mask_too_short";
  if (prefix > address.words.length * 32) return "mask_too_long";
  const { first, last } = blockBounds(address.words, prefix);
  const notices = mappedNotice(mapped);
  if (compareWords(first, address.words) !== 0) notices.push("host_bits_cleared");
  return { first, last, notices };
}

function readRange(from: string, to: string): Bounds | NetworkRefusal {
  const start = parseAddress(from);
  const end = parseAddress(to);
  if (!start) return whyNotAnAddress(from);
  if (!end) return whyNotAnAddress(to);
  if (start.family !== end.family) return "mixed_families";
  if (compareWords(start.words, end.words) > 0) return "range_reversed";
  const notices = mappedNotice(isMapped(from, start) || isMapped(to, end));
  return { first: start.words, last: end.words, notices };
}

function isMapped(text: string, address: Address): boolean {
  return address.family === 4 && text.includes(":");
}

function mappedNotice(mapped: boolean): NetworkNotice[] {
  return mapped ? ["mapped_to_ipv4"] : [];
}

/** The commonest slips by name, so that the sentence can say what to take away. */
function whyNotAnAddress(text: string): NetworkRefusal {
  if (text.includes("%")) return "zone_not_allowed";
  if (/^\[.*\]/.test(text) || /^[\d.]+:\d+$/.test(text)) return "port_not_allowed";
  if (/^[\d.]+$/.test(text) && /(^|\.)0\d/.test(text)) return "leading_zero";
  return "not_an_address";
}
