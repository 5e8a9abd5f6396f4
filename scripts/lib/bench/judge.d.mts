export type Ran = { name: string; figures: number[]; figure: number | null; problem?: string };
export type JudgedRow = {
  better: string;
  timesFastest?: number;
  atMost?: number;
  atLeast?: number;
  rivals: readonly { name: string; goal?: number }[];
};
export type Line = {
  name: string;
  figure: number | null;
  problem?: string;
  ratio: number | null;
  goal: string | null;
  verdict: "" | "met" | "not met" | "MISSING";
};
export function judge(row: JudgedRow, ran: readonly Ran[]): Line[];
export function median(values: readonly number[]): number;
