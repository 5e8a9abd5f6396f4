import { describe, expect, test } from "vitest";
import { interfaceKind, looksDynamic, proposeNetwork } from "~/domain/network/privacy";
import { rateKey } from "~/domain/network/rate-key";
import { address } from "./reference";

describe("addresses that will not stay are told apart [AM-14, FM-08]", () => {
  test.each([
    ["203.0.113.7", null, null],
    ["2001:db8:1:2::1", "assigned", null],
    ["2001:db8:1:2::53:1", "assigned", null],
    ["2001:db8:1:2:0:0:abcd:ef12", "assigned", null],
    ["2001:db8:1:2:211:22ff:fe33:4455", "hardware", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:8d3f:91c2:7e4b:a16d", "random", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:800:91c2:4b:a16d", "random", "2001:db8:1:2::/64"],
  ])("%s is %s, propose %s", (text, kind, proposal) => {
    expect(interfaceKind(address(text))).toBe(kind);
    expect(proposeNetwork(address(text))?.text ?? null).toBe(proposal);
  });

  test.each([
    ["never elsewhere", "203.0.113.7", [], false],
    ["one other, perhaps a move", "203.0.113.7", ["203.0.113.99"], false],
    ["the same other twice", "203.0.113.7", ["203.0.113.99", "203.0.113.99"], false],
    ["two others of one provider", "203.0.113.7", ["203.0.113.99", "203.0.9.1"], true],
    ["two others just outside the /16", "203.0.113.7", ["203.1.0.1", "203.2.0.1"], false],
    ["home, office and phone", "203.0.113.7", ["198.51.100.1", "192.0.2.4"], false],
    ["IPv6 inside its /64", "2001:db8:1:2::1", ["2001:db8:1:2::5", "2001:db8:1:2::6"], false],
    ["IPv6 whose /64 changes", "2001:db8:1:2::1", ["2001:db8:1:3::1", "2001:db8:1:4::1"], true],
  ])("%s: looks dynamic %s", (_, now, earlier, expected) => {
    expect(looksDynamic(address(now), earlier.map(address))).toBe(expected);
  });
});

describe("what a limit per address counts by [AM-14, row 28]", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
    ["2001:db8:1:3::", "2001:db8:1:3::/64"],
  ])("%s counts as %s", (text, key) => {
    expect(rateKey(address(text))).toBe(key);
  });
});
