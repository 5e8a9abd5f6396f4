import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseAddress } from "~/domain/network/address";
import { addressSet, setHas } from "~/domain/network/address-set";
import { formatWords } from "~/domain/network/format";
import { parseNetwork } from "~/domain/network/parse-network";
import { network } from "./reference";

/** Results of `test/proofs/network`, replayed. */
const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/network/${name}.json`, import.meta.url), "utf8"));

const python = fixture("python-ipaddress");
const go = fixture("go-netip");
const netmask = fixture("netmask");
const differential = fixture("differential");

describe("literals that other programs' tests call bad [AM-14, row 23]", () => {
  test.each([
    ["Python", python.bad, 183],
    ["Go", go.bad, 28],
    ["netmask", netmask.bad, 20],
  ])("%s: each is refused, as an address and as an entry", (_, literals: string[], count: number) => {
    expect(literals).toHaveLength(count);
    expect(literals.filter((literal) => parseAddress(literal) || parseNetwork(literal).ok)).toEqual([]);
  });
});

describe("literals that other programs accept [AM-14, row 23]", () => {
  type PythonCase = { text: string; first: string; last: string };
  /** Ours is stricter on purpose: no zone, no dotted mask, no leading zero in a mask, not all of IPv4 or IPv6. */
  const isOurs = ({ text }: PythonCase) =>
    !text.includes("%") && !/\/(.*\.|0)/.test(text) && text !== "::ffff:0:0/96";

  test("Python: each is accepted with the same first and last address", () => {
    const cases = (python.good as PythonCase[]).filter(isOurs);
    expect(cases).toHaveLength(433);
    for (const { text, first, last } of cases) {
      const ours = network(text);
      const theirs = [first, last].map((end) => (ours.family === 4 ? parseAddress(end)?.text : end));
      expect([text, formatWords(ours.first), formatWords(ours.last)]).toEqual([text, ...theirs]);
    }
  });

  test("Python: what is refused on purpose is refused", () => {
    const cases = (python.good as PythonCase[]).filter((each) => !isOurs(each));
    expect(cases.filter(({ text }) => parseNetwork(text).ok)).toEqual([]);
  });

  test("Go: each is accepted and written the same, but that a mapped address is IPv4", () => {
    expect(go.good).toHaveLength(11);
    for (const { text, canonical } of go.good) {
      expect(parseAddress(text)?.text).toBe(canonical.replace(/^::ffff:(?=\d+\.)/, ""));
    }
  });
});

describe("random pairs with Python's answers [AM-14, row 23]", () => {
  test("the whole run: a million pairs, no mismatch", () => {
    expect(differential.pairs).toBe(1_000_000);
    expect(differential.mismatches).toEqual([]);
  });

  test("the sample kept from it gets the same answers now", () => {
    expect(differential.sample).toHaveLength(2_000);
    for (const [pair, answer] of differential.sample) {
      const [addressText, networkText] = pair.split(" ");
      const address = parseAddress(addressText)!;
      const { first, last } = network(networkText);
      const has = setHas(addressSet([network(networkText)]), address) ? 1 : 0;
      expect(`${has} ${address.text} ${formatWords(first)} ${formatWords(last)}`).toBe(answer);
    }
  });
});
