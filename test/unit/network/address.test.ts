import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "~/domain/network/address";
import { families, spell, valueIn, wordsOf } from "./reference";

const CANONICAL = [
  ["203.0.113.7", 4, "203.0.113.7"],
  ["0.0.0.0", 4, "0.0.0.0"],
  ["255.255.255.255", 4, "255.255.255.255"],
  ["::ffff:203.0.113.7", 4, "203.0.113.7"],
  ["::FFFF:CB00:7107", 4, "203.0.113.7"],
  ["0000:0000:0000:0000:0000:ffff:203.0.113.7", 4, "203.0.113.7"],
  ["0:0:0:0:0:0:0:0", 6, "::"],
  ["::1", 6, "::1"],
  ["1::", 6, "1::"],
  ["2001:0DB8:0000:0000:0000:0000:0000:0001", 6, "2001:db8::1"],
  ["ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255", 6, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["::203.0.113.7", 6, "::cb00:7107"],
  ["64:ff9b::192.0.2.33", 6, "64:ff9b::c000:221"],
  ["1::ffff:203.0.113.7", 6, "1::ffff:cb00:7107"],
  ["0:0:1::ffff:203.0.113.7", 6, "::1:0:0:ffff:cb00:7107"],
  ["::1:ffff:203.0.113.7", 6, "::1:ffff:cb00:7107"],
  ["1:2:3:4:5:6:7::", 6, "1:2:3:4:5:6:7:0"],
] as const;

describe("one canonical form for each address [AM-14]", () => {
  test.each(CANONICAL)("%s is IPv%i, %s", (text, family, canonical) => {
    expect(parseAddress(text)).toMatchObject({ family, text: canonical });
  });

  // RFC 5952: 4.1 no leading zeros, 4.2.1 shorten all, 4.2.2 never one group, 4.2.3 longest, then first.
  test.each([
    ["2001:0db8::0001", "2001:db8::1"],
    ["2001:db8:0:0:0:0:2:1", "2001:db8::2:1"],
    ["2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
  ])("%s is written %s", (text, canonical) => {
    expect(parseAddress(text)?.text).toBe(canonical);
  });
});

describe("what is not exactly an address is none [AM-14]", () => {
  test.each([
    ["nothing", ""],
    ["a zone", "fe80::1%eth0"],
    ["a zone on a mapped address", "::ffff:203.0.113.7%1"],
    ["a port", "203.0.113.7:443"],
    ["brackets", "[2001:db8::1]"],
    ["brackets and a port", "[2001:db8::1]:443"],
    ["a space before", " 203.0.113.7"],
    ["a space after", "203.0.113.7 "],
    ["a tab", "203.0.113.7\t"],
    ["a line end", "203.0.113.7\n"],
    ["a NUL", "203.0.113.7\0"],
    ["two addresses", "203.0.113.7, 198.51.100.1"],
    ["a leading zero, decimal or octal?", "203.0.113.07"],
    ["octal", "0313.0.113.7"],
    ["hexadecimal", "0xcb.0.113.7"],
    ["three parts", "203.0.113"],
    ["one number", "3405803783"],
    ["an octet of 256", "203.0.113.256"],
    ["an octet of four digits", "203.0.113.1000"],
    ["a sign", "203.0.113.+7"],
    ["digits of another script", "٢٠٣.0.113.7"],
    ["full-width digits", "2０3.0.113.7"],
    ["an ideographic full stop", "203。0。113。7"],
    ["a mask", "203.0.113.0/24"],
    ["a mask of all bits", "2001:db8::1/128"],
    ["a range", "203.0.113.1-203.0.113.9"],
    ["trailing text", "203.0.113.7.example"],
    ["a name", "localhost"],
    ["three colons", ":::"],
    ["a single colon", ":"],
    ["two gaps", "2001::db8::1"],
    ["a gap for no group", "1:2:3:4::5:6:7:8"],
    ["seven groups", "1:2:3:4:5:6:7"],
    ["nine groups", "1:2:3:4:5:6:7:8:9"],
    ["five digits in a group", "02001:db8::1"],
    ["a letter past f", "2001:db8::g"],
    ["a dotted part before the end", "::203.0.113.7:1"],
    ["two dotted parts", "::203.0.113.7:203.0.113.7"],
    ["a dotted part too many", "1:2:3:4:5:6:7:203.0.113.7"],
    ["a leading zero in the dotted part", "::ffff:203.0.113.07"],
    ["a dotted part without its colon", "::ffff203.0.113.7"],
    ["ten thousand characters", "1".repeat(10_000)],
    ["ten thousand colons", ":".repeat(10_000)],
  ])("%s", (_, text) => {
    expect(parseAddress(text)).toBeNull();
  });
});

describe("against the big-integer reference [AM-14]", () => {
  test("every value survives its plain spelling and its canonical text", () => {
    const cases = families.chain((family) => fc.tuple(fc.constant(family), valueIn(family)));
    fc.assert(
      fc.property(cases, ([family, value]) => {
        const parsed = parseAddress(spell(family, value));
        expect(parsed).toMatchObject({ family, words: wordsOf(family, value) });
        expect(parseAddress(parsed!.text)).toEqual(parsed);
      }),
      { seed: 14, numRuns: 2_000 },
    );
  });

  test("a mapped address is the IPv4 address, however it is spelled", () => {
    fc.assert(
      fc.property(valueIn(4), (value) => {
        const plain = parseAddress(spell(4, value));
        expect(parseAddress(`::ffff:${spell(4, value)}`)).toEqual(plain);
        expect(parseAddress(spell(6, value | (0xffffn << 32n)).toUpperCase())).toEqual(plain);
      }),
      { seed: 14, numRuns: 500 },
    );
  });

  test("text near an address never throws, and what is accepted is canonical when read again", () => {
    const near = fc.string({ unit: fc.constantFrom(..."0123456789abfF:.%/[]- x"), maxLength: 48 });
    fc.assert(
      fc.property(near, (text) => {
        const parsed = parseAddress(text);
        if (parsed) expect(parseAddress(parsed.text)).toEqual(parsed);
      }),
      { seed: 14, numRuns: 5_000 },
    );
  });
});
