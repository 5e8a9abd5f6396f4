import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../../app/styles/tokens.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name ?? "", { light: light ?? "", dark: dark ?? "" }],
  ),
);
tokens.set("white", { light: "#ffffff", dark: "#ffffff" });

/** WCAG 2.2: relative luminance of sRGB. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(front: string, back: string): number {
  const [high = 0, low = 0] = [luminance(front), luminance(back)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ["canvas", "sunken", "surface", "raised", "hover"];
const tones = ["ok", "held", "refused", "info"];
const pairs = (fronts: string[], backs: string[]) =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const));

const TEXT = [
  ...pairs(["ink", "muted", "subtle", "accent-ink"], surfaces),
  ...pairs(["ink", "muted"], ["pressed", "accent-soft"]),
  ...tones.flatMap((tone) => pairs([`${tone}-ink`, "ink"], [`${tone}-soft`])),
  ...tones.flatMap((tone) => pairs([`${tone}-ink`], ["canvas", "surface", "raised"])),
  ...pairs(["accent-ink"], ["accent-soft"]),
  ...pairs(["white"], ["accent", "accent-hover", "refused", "refused-hover"]),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((n) => [`tint-${n}-ink`, `tint-${n}`] as const),
];
/** What one operates or reads without words: edges of controls, the focus ring, dots. */
const SHAPES = [
  ...pairs(["edge", "ring", "accent", ...tones], ["canvas", "surface", "raised"]),
  ...pairs(["accent", "refused", "held"], ["hover"]),
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const ratio = ([front, back]: readonly [string, string]) =>
    contrast(tokens.get(front)?.[theme] ?? "", tokens.get(back)?.[theme] ?? "");

  test("text has a contrast of 4.5 : 1 or more (WCAG 1.4.3)", () => {
    expect(TEXT.filter((pair) => !(ratio(pair) >= 4.5)).map((pair) => [...pair, ratio(pair)])).toEqual([]);
  });

  test("edges, dots and the focus ring have 3 : 1 or more (WCAG 1.4.11)", () => {
    expect(SHAPES.filter((pair) => !(ratio(pair) >= 3)).map((pair) => [...pair, ratio(pair)])).toEqual([]);
  });
});
