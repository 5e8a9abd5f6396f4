import type { ListEdit } from "~/domain/network/edit-list";
import { said } from "~/i18n/said";
import { readAdmins } from "~db/queries/network-people";
import type { Needs } from "../needs";
import { type IntentOutcome, saved } from "./intent-outcome.server";
import type { NetworkIntent } from "./network-form";
import { findUserByEmail } from "./read-entry.server";
import type { Saver } from "./saver";

/** Exempts one person, or ends that. */
export async function exemptPerson(
  needs: Needs,
  saver: Saver,
  intent: Extract<NetworkIntent, { intent: "exempt" | "unexempt" }>,
): Promise<IntentOutcome> {
  const person = await findUserByEmail(needs, saver.accountId, intent.user);
  if (person === null) return { kind: "errors", errors: { user: [said("network.person_unknown")] } };
  const isExempt = intent.intent === "exempt";
  return saved(needs, saver, { kind: "exempt", userIds: [person.userId], isExempt }, intent, {
    title: isExempt ? "network.exempt.added" : "network.exempt.removed",
    values: { name: person.name },
    undo: { intent: isExempt ? "unexempt" : "exempt", user: intent.user, confirmed: "on" },
  });
}

/** The offered preset: nobody is exempt by default, administrators neither (semantics 8). */
export async function exemptAdmins(needs: Needs, saver: Saver): Promise<IntentOutcome> {
  const admins = await readAdmins(needs.db(saver.accountId), saver.accountId, needs.now);
  const edit: ListEdit = { kind: "exempt", userIds: admins.map(({ userId }) => userId), isExempt: true };
  return saved(needs, saver, edit, { confirmed: true }, { title: "network.saved" });
}
