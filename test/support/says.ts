import { expect } from "vitest";

/** The page holds each of these words; a failure names the missing ones, not the whole document. */
export function says(html: string, ...words: string[]): void {
  expect(words.filter((word) => !html.includes(word))).toEqual([]);
}

/** The page holds none of these words. */
export function saysNot(html: string, ...words: string[]): void {
  expect(words.filter((word) => html.includes(word))).toEqual([]);
}
