import type { Refusal } from "./gate";
import type { GateReason } from "./reasons";

/** A refusal with everything optional empty. */
export const refused = (reason: GateReason, facts: Partial<Refusal> = {}): Refusal => ({
  ok: false,
  reason,
  end: null,
  until: null,
  holdId: null,
  user: null,
  address: null,
  ...facts,
});
