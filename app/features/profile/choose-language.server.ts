import { sql } from "drizzle-orm";
import type { Language } from "~/i18n";
import type { Actor } from "~db/queries/audit";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { type ChangeOutcome, change } from "../gate/change.server";
import type { Account } from "../gate/deliver.server";
import type { Needs } from "../needs";

/** Remembers the language of a signed-in person, for pages and mails on every device (first-minutes 3). */
export function chooseLanguage(
  needs: Needs,
  account: Account,
  facts: { actor: Actor; before: string | null; language: Language },
): Promise<ChangeOutcome> {
  const { actor, before, language } = facts;
  const { accountId } = account;
  return change(needs, account, {
    write: [
      sql`UPDATE users SET language = ${language} WHERE account_id = ${accountId} AND id = ${actor.userId}`,
      mustChangeOne(),
    ],
    audit: {
      event: "user_updated",
      actor,
      target: { kind: "user", id: actor.userId, name: actor.name },
      changes: [{ field: "language", before, after: language }],
    },
    gate: [opSelect.person(accountId, actor.userId)],
  });
}
