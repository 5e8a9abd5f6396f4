import type { Network } from "./network";
import type { NetworkNotice } from "./network-notices";
import { type NetworkRefusal, parseNetwork } from "./parse-network";

/** Row 60: networks in one account's list, and characters of a label. */
export const NETWORKS_PER_LIST = 1_000;
export const LABEL_LENGTH = 256;

/** Why a line of a pasted block is not taken. */
export const LINE_REFUSALS = ["too_many_networks", "label_too_long"] as const;
export type LineRefusal = NetworkRefusal | (typeof LINE_REFUSALS)[number];

export type LineReport = {
  /** Number of the line in the pasted text, from 1. */
  line: number;
  text: string;
  label: string;
} & ({ ok: true; network: Network; notices: NetworkNotice[] } | { ok: false; refusal: LineRefusal });

/**
 * Reads a pasted block: one entry a line, `network # label`, empty lines and lines that begin with
 * `#` passed over. Answers for each line; those after the first 1,000 with an entry are only counted.
 * `listed`: canonical texts already in the list, which count towards its cap.
 */
export function parseMany(
  pasted: string,
  listed: readonly string[] = [],
): { lines: LineReport[]; unreadLines: number } {
  const seen = new Set(listed);
  let room = NETWORKS_PER_LIST - listed.length;
  const entries = pasted
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: index + 1, ...splitLabel(line) }))
    .filter(({ text }) => text !== "");

  const lines = entries.slice(0, NETWORKS_PER_LIST).map((entry): LineReport => {
    const parsed = parseNetwork(entry.text);
    if (!parsed.ok) return { ...entry, ...parsed };
    if (entry.label.length > LABEL_LENGTH) return { ...entry, ok: false, refusal: "label_too_long" };
    if (room <= 0) return { ...entry, ok: false, refusal: "too_many_networks" };
    room -= 1;
    const notices = [...parsed.notices];
    if (seen.has(parsed.network.text)) notices.push("listed_twice");
    seen.add(parsed.network.text);
    return { ...entry, ok: true, network: parsed.network, notices };
  });
  return { lines, unreadLines: entries.length - lines.length };
}

function splitLabel(line: string): { text: string; label: string } {
  const hash = line.indexOf("#");
  if (hash === -1) return { text: line.trim(), label: "" };
  return { text: line.slice(0, hash).trim(), label: line.slice(hash + 1).trim() };
}
