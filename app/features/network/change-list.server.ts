import { type EditRefusal, editList, type ListEdit } from "~/domain/network/edit-list";
import { beginProbation, settle } from "~/domain/network/probation";
import type { SavedList, SavedRules } from "~/domain/network/saved-list";
import { minutes } from "~/domain/time/durations";
import { readNetwork } from "~db/queries/network";
import type { Needs } from "../needs";
import { type DryRun, dryRun, takesAccess } from "./dry-run.server";
import { checkList, type SaveOutcome, saveList } from "./save-list.server";
import type { Saver } from "./saver";

/** How long a change on probation waits for its confirmation (semantics 8, FM-08). */
export const PROBATION_MS = minutes(10);

export type ChangeRequest = {
  edit: ListEdit | { kind: "owner_link"; ownerLink: boolean };
  /** The change goes back by itself unless confirmed; a list that is on probation stays so. */
  probation: boolean;
  /** The person has seen who would be refused. It lifts no guard. */
  confirmed: boolean;
};

/** `ask`: nothing is saved yet, others would lose access; the same request with `confirmed` saves it. */
export type ChangeListOutcome =
  | SaveOutcome
  | { ok: false; refusal: EditRefusal }
  | { ok: false; refusal: "ask"; dryRun: DryRun };

/**
 * One edit of the allowlist: AM-14…16, semantics 8. Whoever would be refused is shown before it is saved; the guard
 * comes first, so that nobody is asked about what cannot be saved.
 */
export async function changeList(
  needs: Needs,
  saver: Saver,
  { edit, probation, confirmed }: ChangeRequest,
): Promise<ChangeListOutcome> {
  const stored = await readNetwork(needs.db(saver.accountId), saver.accountId);
  const current = settled(stored, needs.now);
  const rules = edit.kind === "owner_link" ? current : editList(current, edit);
  if (typeof rules === "string") return { ok: false, refusal: rules };
  const after = {
    ...onProbation(current, rules, probation, needs.now),
    ownerLink: edit.kind === "owner_link" ? edit.ownerLink : current.ownerLink,
  };
  const refusal = await checkList(needs, saver, after);
  if (refusal !== null) return { ok: false, refusal };
  if (!confirmed) {
    const preview = await dryRun(needs, saver, { before: current, after });
    const isEnabling = after.on && !current.on;
    if (isEnabling || takesAccess(preview)) return { ok: false, refusal: "ask", dryRun: preview };
  }
  return saveList(needs, saver, { stored, after });
}

/** What applies now: a probation that has lapsed is over, whether or not cron has written it back. */
export const settled = (stored: SavedList, now: number): SavedList => ({ ...stored, ...settle(stored, now) });

function onProbation(current: SavedList, rules: SavedRules, wanted: boolean, now: number): SavedList {
  const { on, entries, exemptUserIds, coversTokens } = rules;
  const after = { on, entries, exemptUserIds, coversTokens };
  if (!on || !(wanted || current.probation !== null)) return { ...current, ...after, probation: null };
  return { ...current, ...beginProbation(current, after, now + PROBATION_MS, now) };
}
