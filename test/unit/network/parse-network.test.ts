import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseNetwork } from "~/domain/network/parse-network";
import { blockOf, families, networkOfSpan, spell, valueIn, widthOf } from "./reference";

describe("an entry and its canonical text [AM-14]", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7", []],
    ["203.0.113.7/32", "203.0.113.7", []],
    ["203.0.113.0/24", "203.0.113.0/24", []],
    ["203.0.113.7/24", "203.0.113.0/24", ["host_bits_cleared"]],
    ["128.0.0.0/1", "128.0.0.0/1", ["private_network"]],
    ["203.0.113.5-203.0.113.9", "203.0.113.5-203.0.113.9", []],
    ["203.0.113.5 - 203.0.113.9", "203.0.113.5-203.0.113.9", []],
    ["203.0.113.5 –\t203.0.113.9", "203.0.113.5-203.0.113.9", []],
    ["203.0.113.0-203.0.113.255", "203.0.113.0/24", []],
    ["203.0.113.7-203.0.113.7", "203.0.113.7", []],
    ["127.255.255.255-128.0.0.0", "127.255.255.255-128.0.0.0", ["private_network"]],
    ["2001:DB8:0::1", "2001:db8::1", []],
    ["2001:db8::1/64", "2001:db8::/64", ["host_bits_cleared"]],
    ["2001:db8::1 - 2001:db8::ffff", "2001:db8::1-2001:db8::ffff", []],
    ["::ffff:203.0.113.7", "203.0.113.7", ["mapped_to_ipv4"]],
    ["::ffff:203.0.113.0/120", "203.0.113.0/24", ["mapped_to_ipv4"]],
    ["::ffff:203.0.113.7/120", "203.0.113.0/24", ["mapped_to_ipv4", "host_bits_cleared"]],
    ["203.0.113.5-::ffff:203.0.113.9", "203.0.113.5-203.0.113.9", ["mapped_to_ipv4"]],
    ["::ffff:203.0.113.5-203.0.113.9", "203.0.113.5-203.0.113.9", ["mapped_to_ipv4"]],
    ["2a06:98c0:3600::/48", "2a06:98c0:3600::/48", ["platform_egress"]],
    ["2a06:98c0:3600::103", "2a06:98c0:3600::103", ["platform_egress"]],
    ["2a06:98c0::/29", "2a06:98c0::/29", ["platform_egress"]],
    ["2a06:98c0:3601::/48", "2a06:98c0:3601::/48", []],
    ["192.168.1.10", "192.168.1.10", ["private_network"]],
    ["100.64.0.1", "100.64.0.1", ["private_network"]],
    ["100.128.0.1", "100.128.0.1", []],
    ["fd00::1", "fd00::1", ["private_network"]],
  ])("%s is %s, with notices %j", (text, canonical, notices) => {
    expect(parseNetwork(text)).toMatchObject({ ok: true, network: { text: canonical }, notices });
  });
});

describe("addresses that no client has on the internet are marked, their neighbours not [AM-14, FM-08]", () => {
  test.each([
    ["10.255.255.255", "11.0.0.0"],
    ["172.31.255.255", "172.32.0.0"],
    ["192.168.0.0", "192.167.255.255"],
    ["100.127.255.255", "100.63.255.255"],
    ["127.0.0.1", "126.255.255.255"],
    ["169.254.0.1", "169.253.255.255"],
    ["fdff:ffff::1", "fe00::1"],
    ["febf::1", "fec0::1"],
    ["::1", "::2"],
  ])("%s, not %s", (inside, outside) => {
    expect(parseNetwork(inside)).toMatchObject({ notices: ["private_network"] });
    expect(parseNetwork(outside)).toMatchObject({ notices: [] });
  });
});

describe("what is refused, and why [AM-14]", () => {
  test.each([
    ["", "empty"],
    [" \t", "empty"],
    ["office", "not_an_address"],
    ["203.0.113", "not_an_address"],
    ["203.0.113.0/24 ", "bad_mask"],
    [" 203.0.113.0/24", "not_an_address"],
    ["203.0.113.5-9", "not_an_address"],
    ["203.0.113.5-203.0.113.9-203.0.113.10", "not_an_address"],
    ["-203.0.113.5", "not_an_address"],
    ["203.0.113.5-", "not_an_address"],
    ["203.0.113.*", "not_an_address"],
    ["1".repeat(111), "not_an_address"],
    [`203.0.113.5${" ".repeat(10_000)}-203.0.113.9`, "not_an_address"],
    ["fe80::1%eth0", "zone_not_allowed"],
    ["fe80::1%eth0/64", "zone_not_allowed"],
    ["203.0.113.7:443", "port_not_allowed"],
    ["[2001:db8::1]:443", "port_not_allowed"],
    ["203.0.113.07", "leading_zero"],
    ["010.0.0.0/8", "leading_zero"],
    ["203.0.113.0/", "bad_mask"],
    ["203.0.113.0/ 24", "bad_mask"],
    ["203.0.113.0/024", "bad_mask"],
    ["203.0.113.0/-1", "bad_mask"],
    ["203.0.113.0/1e1", "bad_mask"],
    ["203.0.113.0/24/24", "bad_mask"],
    ["203.0.113.0/255.255.255.0", "bad_mask"],
    ["203.0.113.0/24-203.0.114.0/24", "bad_mask"],
    ["203.0.113.0/33", "mask_too_long"],
    ["203.0.113.0/128", "mask_too_long"],
    ["2001:db8::/129", "mask_too_long"],
    ["::ffff:203.0.113.0/129", "mask_too_long"],
    ["::ffff:203.0.113.0/95", "mapped_mask_too_short"],
    ["::ffff:203.0.113.0/24", "mapped_mask_too_short"],
    ["203.0.113.5-2001:db8::1", "mixed_families"],
    ["203.0.113.9-203.0.113.5", "range_reversed"],
    ["2001:db8::2-2001:db8::1", "range_reversed"],
    ["0.0.0.0/0", "covers_everything"],
    ["203.0.113.7/0", "covers_everything"],
    ["0.0.0.0-255.255.255.255", "covers_everything"],
    ["::/0", "covers_everything"],
    ["2001:db8::/0", "covers_everything"],
    ["::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "covers_everything"],
    ["::ffff:0:0/96", "covers_everything"],
  ])("%s: %s", (text, refusal) => {
    expect(parseNetwork(text)).toEqual({ ok: false, refusal });
  });

  test("one address less than everything is accepted", () => {
    expect(parseNetwork("0.0.0.1-255.255.255.255").ok).toBe(true);
    expect(parseNetwork("0.0.0.0/1").ok).toBe(true);
  });
});

describe("against the big-integer reference [AM-14]", () => {
  const cases = families.chain((family) =>
    fc.tuple(fc.constant(family), valueIn(family), fc.integer({ min: 1, max: widthOf(family) })),
  );

  test("a block has the reference's first and last address, and its text reads back the same", () => {
    fc.assert(
      fc.property(cases, ([family, value, prefix]) => {
        const parsed = parseNetwork(`${spell(family, value)}/${prefix}`);
        const span = blockOf(family, value, prefix);
        expect(parsed).toMatchObject({ ok: true, network: networkOfSpan(span) });
        const cleared = parsed.ok && parsed.notices.includes("host_bits_cleared");
        expect(cleared).toBe(span.first !== value);
        expect(parsed.ok && parseNetwork(parsed.network.text)).toMatchObject({
          network: networkOfSpan(span),
        });
      }),
      { seed: 14, numRuns: 2_000 },
    );
  });

  test("a range has the ends that were written, and its text reads back the same", () => {
    const ranges = families.chain((family) =>
      fc.tuple(fc.constant(family), valueIn(family), valueIn(family)),
    );
    fc.assert(
      fc.property(ranges, ([family, a, b]) => {
        const parsed = parseNetwork(`${spell(family, a)} - ${spell(family, b)}`);
        const network = networkOfSpan({ family, first: a, last: b });
        const everything = b - a === (1n << BigInt(widthOf(family))) - 1n;
        if (a > b) expect(parsed).toEqual({ ok: false, refusal: "range_reversed" });
        else if (everything) expect(parsed).toEqual({ ok: false, refusal: "covers_everything" });
        else {
          expect(parsed).toMatchObject({ ok: true, network });
          expect(parseNetwork(network.text)).toMatchObject({ ok: true, network });
        }
      }),
      { seed: 14, numRuns: 2_000 },
    );
  });
});
