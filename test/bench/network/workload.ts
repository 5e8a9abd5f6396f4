import { type Address, parseAddress } from "~/domain/network/address";
import type { Allowlist, Entry } from "~/domain/network/allowlist";
import { compileAllowlist, isAllowed } from "~/domain/network/compiled-allowlist";
import { parseNetwork } from "~/domain/network/parse-network";

/** A list holds 1,000 networks at most. */
const OF_A_LIST = 1_000;
const DEPARTMENT = 1;
const PERSON = 1;
const NOW = Date.UTC(2026, 4, 12, 12);

/** A company with this many networks, and what one person of it is asked against. */
export type Workload = {
  count: number;
  list: Allowlist;
  /** Texts of the networks that count for the person: the company's, the department's and their own lists. */
  mine: string[];
  questions: { text: string; address: Address; right: boolean }[];
};

export const visit = { userId: PERSON, departmentId: DEPARTMENT, kind: "browser" as const };
export const instant = NOW;

/** Networks and addresses from all over the world, or all of one company's range: 10.0.0.0/8 and 2001:db8::/32. */
export type Spread = "anywhere" | "one company's";

/** Half IPv4, half IPv6, of every usual mask; half of the 512 addresses are inside, none is always the first. */
export function workloadOf(count: number, spread: Spread = "anywhere"): Workload {
  const random = randomOf(count);
  const { address4, address6, block4, block6 } = textsOf(random, spread);
  const texts = Array.from({ length: count }, (_, i) => (i % 2 === 0 ? block4() : block6()));
  const entries = texts.map((text, i): Entry => {
    const list = Math.floor(i / OF_A_LIST);
    const parsed = parseNetwork(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal}`);
    return {
      id: i,
      scope: list === 0 ? "account" : list % 2 === 1 ? "department" : "user",
      scopeId: list === 0 ? null : Math.ceil(list / 2),
      mode: "extends",
      network: parsed.network,
      label: "",
      expiresAt: null,
    };
  });
  const isMine = ({ scopeId }: Entry) => scopeId === null || scopeId === 1;
  const mine = texts.filter((_, i) => isMine(entries[i] as Entry));
  const list = { on: true, entries, exemptUserIds: [], coversTokens: false, probation: null };
  const compiled = compileAllowlist(list, NOW);
  const questions = Array.from({ length: 512 }, (_, i) => {
    const inside = firstOf(mine[((i >> 1) * 131) % mine.length] as string);
    const outside = i % 4 === 1 ? address4() : address6();
    // A new text in one piece, as a header brings it; a text put together from parts is slower to read.
    const text = Buffer.from(i % 2 === 0 ? inside : outside).toString("latin1");
    const address = parseAddress(text) as Address;
    return { text, address, right: isAllowed(compiled, { ...visit, address }, NOW) };
  });
  return { count, list, mine, questions };
}

const firstOf = (block: string) => {
  const parsed = parseNetwork(block);
  const base = block.slice(0, block.indexOf("/"));
  return parsed.ok && parsed.network.family === 4 ? base.replace(/\d+$/, "1") : base.replace(/::$/, "::1");
};

type Random = (below: number) => number;
const group = (random: Random) => (1 + random(0xfffe)).toString(16);

function textsOf(random: Random, spread: Spread) {
  const isNear = spread === "one company's";
  const start4 = () => `${isNear ? 10 : 1 + random(222)}.${random(256)}.${random(256)}`;
  const far = () => `2${group(random).padStart(3, "0").slice(0, 3)}:${group(random)}`;
  const start6 = () => `${isNear ? "2001:db8" : far()}:${group(random)}`;
  return {
    address4: () => `${start4()}.${random(256)}`,
    address6: () => `${start6()}::${group(random)}`,
    block4: () => `${start4()}.0/${24 + random(2)}`,
    block6: () => `${start6()}::/${random(2) === 0 ? 48 : 64}`,
  };
}

/** The same numbers in every run (mulberry32). */
function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
