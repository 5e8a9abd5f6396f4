import { describe, expect, test } from "vitest";
import { LABEL_LENGTH, NETWORKS_PER_LIST, parseMany } from "~/domain/network/parse-many";

const addresses = (count: number) =>
  Array.from({ length: count }, (_, i) => `203.0.${i >> 8}.${i & 255}`).join("\n");

describe("a pasted block gets an answer for each line [AM-16]", () => {
  test("numbers, labels, notices and refusals stand at their lines", () => {
    const { lines } = parseMany(
      ["# offices", "203.0.113.7 # Riga # 2nd floor", "", "  198.51.100.9/24\t", "head office"].join("\r\n"),
    );
    expect(lines).toMatchObject([
      { line: 2, text: "203.0.113.7", label: "Riga # 2nd floor", ok: true, notices: [] },
      { line: 4, text: "198.51.100.9/24", label: "", ok: true, notices: ["host_bits_cleared"] },
      { line: 5, text: "head office", ok: false, refusal: "not_an_address" },
    ]);
  });

  test("a bad line spoils no other, and nothing but comments is nothing", () => {
    const { lines } = parseMany("0.0.0.0/0\n203.0.113.7\n::/0");
    expect(lines.map((line) => line.ok)).toEqual([false, true, false]);
    expect(parseMany("\n \n# one\n")).toEqual({ lines: [], unreadLines: 0 });
  });

  test("what is listed already, under whatever spelling, is said", () => {
    const { lines } = parseMany("203.0.113.7/32\n::ffff:198.51.100.1\n198.51.100.1", ["203.0.113.7"]);
    expect(lines.map((line) => line.ok && line.notices)).toEqual([
      ["listed_twice"],
      ["mapped_to_ipv4"],
      ["listed_twice"],
    ]);
  });

  test.each([
    [LABEL_LENGTH, true],
    [LABEL_LENGTH + 1, false],
  ])("a label of %i characters: taken %s [row 60]", (length, ok) => {
    expect(parseMany(`203.0.113.7 # ${"x".repeat(length)}`).lines[0]?.ok).toBe(ok);
  });
});

describe("a list holds 1,000 networks [AM-16, row 60]", () => {
  test("the thousandth line is read, the next is counted only", () => {
    const { lines, unreadLines } = parseMany(addresses(NETWORKS_PER_LIST + 1));
    expect(lines.filter((line) => line.ok)).toHaveLength(NETWORKS_PER_LIST);
    expect(unreadLines).toBe(1);
  });

  test("what is in the list already counts, refused lines do not", () => {
    const listed = Array.from({ length: NETWORKS_PER_LIST - 1 }, (_, i) => `198.51.${i >> 8}.${i & 255}`);
    const { lines } = parseMany("nonsense\n203.0.113.7\n203.0.113.8", listed);
    expect(lines.map((line) => (line.ok ? "ok" : line.refusal))).toEqual([
      "not_an_address",
      "ok",
      "too_many_networks",
    ]);
  });
});
