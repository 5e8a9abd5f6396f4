import { can } from "~/domain/access";
import type { TokenView } from "~/domain/session/token";
import { namesOf } from "~db/queries/names";
import type { Acting } from "../acting";
import type { Needs } from "../needs";

export type TokenLine = TokenView & { ownerName: string; isMine: boolean };

/** Own tokens; with the right to service tokens also everybody's, because they can be revoked by whoever answers for them. */
export async function listTokens(
  needs: Pick<Needs, "db" | "gate" | "now">,
  acting: Acting,
): Promise<TokenLine[]> {
  const sees = can(acting, "api.service_token");
  const gate = needs.gate(acting.accountPublicId);
  const tokens = await gate.listTokens({ user: sees ? null : acting.userId, now: needs.now });
  const names = await namesOf(
    needs.db(acting.accountId),
    acting.accountId,
    tokens.map(({ user }) => user),
  );
  return tokens.map((token) => ({
    ...token,
    ownerName: names.get(token.user) ?? "",
    isMine: token.user === acting.userId,
  }));
}
