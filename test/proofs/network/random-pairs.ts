/**
 * Lines `address network` from a seed: both families, mapped addresses, every mask length, upper and
 * lower case, full, shortened and dotted spellings. The network begins as the address with one bit
 * turned, so that about half of the pairs lie at its edge.
 */
export function randomPairs(seed: number, count: number): string[] {
  const random = mulberry32(seed);
  const below = (n: number) => Math.floor(random() * n);
  return Array.from({ length: count }, () => {
    const form = below(5);
    if (form < 2) return pairOf(32, 0, (bits) => spellIPv4(bits));
    if (form === 2) return pairOf(32, 96, (bits) => spellMapped(bits));
    return pairOf(128, 0, (bits) => spellIPv6(bits));
  });

  function pairOf(width: number, shift: number, spell: (bits: number[]) => string): string {
    const sparse = below(2) === 0;
    const bits = Array.from({ length: width }, () => (sparse && below(4) > 0 ? 0 : below(2)));
    const turned = [...bits];
    const place = below(width);
    if (below(8) > 0) turned[place] = 1 - turned[place]!;
    const prefix = Math.min(width, Math.max(1, place + below(5) - 2));
    return `${spell(bits)} ${spell(turned)}/${prefix + shift}`;
  }

  function spellIPv4(bits: number[]): string {
    return [0, 8, 16, 24].map((i) => toNumber(bits.slice(i, i + 8))).join(".");
  }

  function spellMapped(bits: number[]): string {
    const prefix = ["::ffff:", "::FFFF:", "0:0:0:0:0:ffff:", "0000::ffff:"][below(4)];
    const hex = [0, 16].map((i) => toNumber(bits.slice(i, i + 16)).toString(16)).join(":");
    return prefix + (below(2) === 0 ? spellIPv4(bits) : hex);
  }

  function spellIPv6(bits: number[]): string {
    const groups = Array.from({ length: 8 }, (_, i) =>
      toNumber(bits.slice(16 * i, 16 * i + 16)).toString(16),
    );
    const padded = below(3) === 0 ? groups.map((group) => group.padStart(4, "0")) : groups;
    const dotted = below(8) === 0 ? [...padded.slice(0, 6), spellIPv4(bits.slice(96))] : padded;
    const zeros = dotted.flatMap((group, i) => (/^0+$/.test(group) ? [i] : []));
    const gap = zeros.length > 0 && below(2) === 0 ? zeros[below(zeros.length)] : undefined;
    const text = gap === undefined ? dotted.join(":") : shorten(dotted, gap);
    return below(3) === 0 ? text.toUpperCase() : text;
  }
}

/** `::` in place of the group of zeros at `from` and of those that follow it. */
function shorten(groups: string[], from: number): string {
  let to = from + 1;
  while (to < groups.length && /^0+$/.test(groups[to]!)) to++;
  return `${groups.slice(0, from).join(":")}::${groups.slice(to).join(":")}`;
}

function toNumber(bits: number[]): number {
  return bits.reduce((value, bit) => value * 2 + bit, 0);
}

/** A small seeded generator (mulberry32): the same numbers on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
