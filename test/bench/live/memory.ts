import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Rows } from "~workers/objects/account-gate/columns";
import { Intervals } from "~workers/objects/account-gate/intervals";
import { Presence } from "~workers/objects/account-gate/presence";
import { Roster } from "~workers/objects/account-gate/roster";
import type { Contestant } from "../bench";

const PEOPLE = 100_000;
const NOW = Date.UTC(2026, 4, 12, 9);

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const heapOf = () => {
  // Twice: what an array's bytes were kept in is given back only after the collection that found it unused.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Storage that keeps nothing: rows are on a disk, not in memory. */
const disk = { exec: () => ({ toArray: () => [] }) } as unknown as SqlStorage;

/** What a request brings, every text read anew from the wire as it is there. */
const read = (text: string) => Buffer.from(text).toString();
const requestOf = (i: number) => ({
  page: read(`/deals/${(i * 7919) % 50_000}`),
  address: read(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`),
  device: read(
    JSON.stringify({
      browser: "Chrome 14",
      os: "Windows 11",
      device: "",
      ua: `Mozilla/5.0 (${i % 40}) Safari`,
    }),
  ),
});

/** Everybody connects and visits a page: their lines in the gate's own parts. */
function fill() {
  const rows = new Rows();
  const roster = new Roster(disk, rows);
  const presence = new Presence(disk, rows, new Intervals(disk));
  for (let i = 0; i < PEOPLE; i++) {
    presence.arrive(i, NOW + i);
    roster.touch(i, requestOf(i), NOW + i);
    roster.touch(i, requestOf(i + 1), NOW + i + 61_000);
  }
  return { roster, presence };
}

/** Bytes of heap a person, the lines of the roster and of presence together. */
export const memoryOfOne: Contestant = {
  name: "the gate's own parts",
  prepare: () => () => {
    const before = heapOf();
    const kept = fill();
    const after = heapOf();
    if (kept.roster.of(1)?.last_at !== NOW + 61_001 || !kept.presence.of(1)) return Number.NaN;
    return (after - before) / PEOPLE;
  },
};
