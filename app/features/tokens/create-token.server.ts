import { can, type Permission } from "~/domain/access";
import { base64url, publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { authEntry, type Origin } from "~/domain/log/entry";
import type { GateOp } from "~/domain/session/gate";
import { type TokenKind, tokenText } from "~/domain/session/token";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { opSelect } from "~db/queries/gate-ops";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";

export type WantedToken = {
  kind: TokenKind;
  name: string;
  /** Null = everything that its owner may. */
  scopes: Permission[] | null;
  addresses: string[];
  /** Instant in ms. */
  expiresAt: number;
};
export type TokenOutcome =
  | { ok: true; id: string; text: string; pending: boolean }
  | { ok: false; refusal: "not_allowed" | "above_you" | "conflict" };

/**
 * Makes an API token for whoever asks: the text is answered once, the gate keeps the hash (ASVS 7.2.3). Scopes that
 * its owner does not have are refused; later the gate narrows them to what the owner may at each call.
 */
export async function createToken(
  needs: Needs,
  acting: Acting,
  wanted: WantedToken,
  client: Origin,
): Promise<TokenOutcome> {
  const { accountId, actor } = acting;
  if (!can(acting, wanted.kind === "service" ? "api.service_token" : "api.personal_token"))
    return { ok: false, refusal: "not_allowed" };
  if (wanted.scopes?.some((permission) => !can(acting, permission)))
    return { ok: false, refusal: "above_you" };
  const secret = base64url(needs.random(32));
  const id = publicId(needs.random(16));
  const op: GateOp = {
    t: "token",
    id,
    hash: await sha256hex(secret),
    user: acting.userId,
    at: needs.now,
    createdBy: acting.userId,
    ...wanted,
  };
  const { lost, ...sent } = await change(needs, acting, {
    write: [
      writeAuthEntry(
        accountId,
        authEntry({
          opId: `token.${id}`,
          at: needs.now,
          event: "authn_token_created",
          result: "success",
          userId: acting.userId,
          integration: wanted.name,
          sessionId: actor.sessionId,
          origin: client,
        }),
      ),
    ],
    audit: {
      event: "authn_token_created",
      actor,
      target: { kind: "token", id: null, name: wanted.name },
      changes: [
        { field: "kind", before: null, after: wanted.kind },
        { field: "scopes", before: null, after: wanted.scopes?.join(" ") ?? "*" },
        { field: "ends_at", before: null, after: wanted.expiresAt },
      ],
    },
    gate: [opSelect.literal(JSON.stringify(op))],
  });
  if (lost) return { ok: false, refusal: "conflict" };
  const pending = "pending" in sent && sent.pending === true;
  return { ok: true, id, text: tokenText(acting.accountPublicId, secret), pending };
}
