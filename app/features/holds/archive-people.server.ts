import type { StopRefusal } from "~/domain/holds/stop";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { stopAccess } from "./stop-access.server";

export type ArchiveResult = { publicId: string; refusal: StopRefusal | null };

/** Archives the ticked people one by one, so that one refusal stops nobody else's; a result per person [MC-87…89]. */
export async function archivePeople(
  needs: Needs,
  acting: Acting,
  publicIds: readonly string[],
  reason: string,
): Promise<ArchiveResult[]> {
  const results: ArchiveResult[] = [];
  const stop = { kind: "archived", reason, showReason: false, endsAt: null } as const;
  for (const publicId of new Set(publicIds)) {
    const outcome = await stopAccess(needs, acting, publicId, stop);
    results.push({ publicId, refusal: outcome.ok ? null : outcome.refusal });
  }
  return results;
}
