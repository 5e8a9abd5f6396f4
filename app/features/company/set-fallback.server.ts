import { readFallback, writeFallback } from "~db/queries/conversations/fallback";
import { findColleague } from "~db/queries/work/people";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";

type Setter = Acting & { settings: { companyName: string } };
export type FallbackOutcome = { ok: true } | { ok: false; refusal: "gone" | "conflict" };

/** Sets who gets chats that nobody may take over (MC-07), by public id; null: the owner again. */
export async function setFallback(
  needs: Needs,
  acting: Setter,
  wanted: string | null,
): Promise<FallbackOutcome> {
  const { accountId, actor } = acting;
  const db = needs.db(accountId);
  const [was, is] = await Promise.all([
    readFallback(db, accountId),
    wanted === null ? null : findColleague(db, accountId, wanted),
  ]);
  if (wanted !== null && is === null) return { ok: false, refusal: "gone" };
  if (was?.userId === is?.id) return { ok: true };
  const { lost } = await change(needs, acting, {
    write: writeFallback(accountId, was, is),
    audit: {
      event: "company_updated",
      actor,
      target: { kind: "company", id: accountId, name: acting.settings.companyName },
      changes: [{ field: "fallback_responsible", before: was?.name ?? null, after: is?.name ?? null }],
    },
    gate: [],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}
