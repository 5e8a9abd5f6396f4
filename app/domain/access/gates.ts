/**
 * Conditions outside the merge, asked before permissions (semantics 1): no right opens them.
 * `connector`: what the CRM or the channel is able to do at all [WZ-02].
 */
export const GATE_KINDS = ["hold", "address", "connector"] as const;
export type GateKind = (typeof GATE_KINDS)[number];

export type GateFact = {
  kind: GateKind;
  /** True when it refuses now. */
  closed: boolean;
  /** Reason code of the refusal or name of the capability, e.g. "blocked", "ip_denied", "roles". */
  code: string;
  /** Instant in ms until which a hold refuses; null without a term. */
  until?: number | null;
};

/** True when nothing outside the merge refuses. */
export function areOpen(gates: readonly GateFact[]): boolean {
  return gates.every(({ closed }) => !closed);
}
