import type { Contribution } from "./types";

/**
 * The key under which compiled rights are shared: everyone with the same contributing grants has the
 * same table. It names grants, not their content: whoever keeps tables by it drops them when a role's
 * cells, a switch or an account option changes.
 */
export function signatureOf(contributions: readonly Contribution[]): string {
  return [...new Set(contributions.map(({ id }) => id))].sort().join(" ");
}
