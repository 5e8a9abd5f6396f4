/**
 * One cell of a file. A text is never read as a formula, a number stays a number, a `local` is an instant as clocks in
 * one zone show it: "2026-10-23T14:05:09".
 */
export type Cell = string | number | { local: string } | null;

/** Rows in portions, so that a file of any length is written in the memory of one. */
export type Rows = AsyncIterable<readonly Cell[][]>;
