import { sql } from "drizzle-orm";
import type { HoldKind } from "~/domain/holds/holds";
import { change } from "~/features/gate/change.server";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne, raiseVersion } from "~db/queries/guarded-batch";
import { newId, type TestCompany } from "./company";

/** Opens a hold as an administrator would: one guarded batch, then the gate's acknowledgement. */
export async function aHold(company: TestCompany, user: number, kind: HoldKind, endsAt: number | null) {
  const { accountId } = company;
  const id = newId();
  const outcome = await change(company.needs(), company.account, {
    write: [
      sql`INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at, ends_at)
        VALUES (${id}, ${accountId}, ${user}, ${kind}, 'test', ${company.clock.now}, ${endsAt})`,
      mustChangeOne(),
      raiseVersion(accountId, user),
    ],
    audit: {
      event: "hold_opened",
      actor: await company.actor(company.owner),
      target: { kind: "user", id: user, name: "" },
    },
    gate: [opSelect.person(accountId, user)],
    keepsAdministrator: true,
  });
  return { id, outcome };
}
