import type { GateOp } from "~/domain/session/gate";
import { opSelect } from "~db/queries/gate-ops";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { listTokens } from "./list-tokens.server";

export type RevokeOutcome = { ok: true; pending: boolean } | { ok: false; refusal: "not_found" | "conflict" };

/** Ends a token of one's own, or of anybody's with the right to service tokens: refused from its next call on. */
export async function revokeToken(needs: Needs, acting: Acting, id: string): Promise<RevokeOutcome> {
  const token = (await listTokens(needs, acting)).find((one) => one.id === id);
  if (token === undefined) return { ok: false, refusal: "not_found" };
  const op: GateOp = { t: "token_gone", id, by: acting.userId };
  const outcome = await change(needs, acting, {
    write: [],
    audit: {
      event: "authn_token_revoked",
      actor: acting.actor,
      target: { kind: "token", id: null, name: token.name },
    },
    gate: [opSelect.literal(JSON.stringify(op))],
  });
  if (outcome.lost) return { ok: false, refusal: "conflict" };
  await needs
    .gate(acting.accountPublicId)
    .flush()
    .catch(() => undefined);
  return { ok: true, pending: outcome.pending };
}
