import type { SourceTicks } from "~/domain/access";
import type { ChatGrant, GrantToWrite } from "~db/queries/registries/chat-roles";

type Wish = { sourceId: number; all: readonly number[]; ticks: SourceTicks };

/**
 * Which grants of a chat role go and which come for these ticks on one source. A role that counted everywhere is bound
 * to every other source first; one that is taken off its last source is gone (roles.md R4: no source, no chats).
 */
export function exchangeOf(
  grants: readonly ChatGrant[],
  { sourceId, all, ticks }: Wish,
): { taken: number[]; given: GrantToWrite[] } {
  const unbound = grants.filter((grant) => grant.sourceId === null);
  const [first] = grants;
  if (first === undefined) return { taken: [], given: [] };
  const bind = (source: number, withoutReply: boolean): GrantToWrite => ({
    userId: first.userId,
    roleId: first.roleId,
    sourceId: source,
    connectionId: null,
    withoutReply,
  });
  const kept = new Set(grants.filter((grant) => grant.sourceId !== sourceId).map((grant) => grant.sourceId));
  const others = unbound.length === 0 ? [] : all.filter((id) => id !== sourceId && !kept.has(id));
  return {
    taken: [...unbound, ...grants.filter((grant) => grant.sourceId === sourceId)].map(({ id }) => id),
    given: [...others.map((id) => bind(id, false)), ...(ticks.history ? [bind(sourceId, !ticks.reply)] : [])],
  };
}
