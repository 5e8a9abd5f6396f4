import { PERIODS, type Period } from "~/domain/log/filter";

const LONGEST = 120;

/** Reads the address of a log: texts as typed, choices that do not exist as not made. */
export function searchReader(params: URLSearchParams) {
  const text = (name: string) => (params.get(name) ?? "").trim().slice(0, LONGEST);
  const one = <T extends string>(name: string, of: readonly T[]): T | null =>
    of.find((each) => each === params.get(name)) ?? null;
  /** The days count only when the person chose to name them. */
  const time = (): { period: Period | null; from: string; to: string } => {
    const period = one("period", PERIODS);
    const isOwn = period === "own";
    return { period, from: isOwn ? text("from") : "", to: isOwn ? text("to") : "" };
  };
  return { text, one, time };
}

/** The address of a log with other filters: null takes one away, and every change starts at the newest rows. */
export function addressWith(
  path: string,
  params: URLSearchParams,
  changed: Partial<Record<string, string | null>>,
): string {
  const next = new URLSearchParams(params);
  for (const name of ["before", "after", "row", "download"]) next.delete(name);
  for (const [name, value] of Object.entries(changed)) {
    if (value === null || value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next.size > 0 ? `${path}?${next}` : path;
}
