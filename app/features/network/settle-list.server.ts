import { confirmProbation } from "~/domain/network/probation";
import { readNetwork } from "~db/queries/network";
import type { Needs } from "../needs";
import { type SaveOutcome, saveList } from "./save-list.server";
import type { Saver } from "./saver";

export type SettleOutcome = SaveOutcome | { ok: false; refusal: "not_on_probation" };

/** Keeps a change that is on probation. Only from an address that the list lets in: the guard asks again. */
export async function confirmList(needs: Needs, saver: Saver): Promise<SettleOutcome> {
  const stored = await readNetwork(needs.db(saver.accountId), saver.accountId);
  const confirmed = confirmProbation(stored, needs.now);
  if (confirmed === null) return { ok: false, refusal: "not_on_probation" };
  return saveList(needs, saver, { stored, after: { ...stored, ...confirmed } });
}

/** Undoes a change that is on probation before its time: the list that was confirmed last applies again. */
export async function revertList(needs: Needs, saver: Saver): Promise<SettleOutcome> {
  const stored = await readNetwork(needs.db(saver.accountId), saver.accountId);
  if (stored.probation === null) return { ok: false, refusal: "not_on_probation" };
  const after = { ...stored, ...stored.probation.before, probation: null };
  return saveList(needs, saver, { stored, after });
}
