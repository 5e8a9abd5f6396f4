import type { Actor } from "~db/queries/audit";
import { writeChecklist } from "~db/queries/checklist";
import { commit, mustStillBe } from "~db/queries/guarded-batch";
import type { Needs } from "../needs";
import type { ChecklistItem } from "./checklist-lines";

/** Marks a line of the checklist done or skipped, opens it again, or hides the whole list (MC-95). */
export function markChecklist(
  needs: Pick<Needs, "db" | "now">,
  facts: { accountId: number; actor: Actor; item: ChecklistItem | "list"; state: "done" | "skipped" | null },
): Promise<{ lost: boolean }> {
  const { accountId, actor, item, state } = facts;
  return commit(needs.db(accountId), [
    mustStillBe(accountId, actor),
    writeChecklist(accountId, item, state, needs.now),
  ]);
}
