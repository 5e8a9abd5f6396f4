import { publicId } from "~/domain/ids/public-id";
import { queueMail } from "~/features/mail/queue-mail.server";
import { openDb } from "~db/client";
import { activeAdministrators } from "~db/queries/administrators";
import { opSelect } from "~db/queries/gate-ops";
import { commit, enqueueForGate } from "~db/queries/guarded-batch";
import { openGateStatements } from "~db/queries/open-gate";

export type OpenedGate = { company: string; wasOn: boolean };

/**
 * Break-glass (AM-15, semantics 8): switches a company's allowlist off, ends its probation, writes the event
 * `gate_opened`, and leaves the op for the gate and a letter to the administrators, which cron delivers within a minute. `account` is the public id
 * or the exact name; null when there is none, or more than one, of that name. `now` in ms.
 */
export async function openGate(d1: D1Database, account: string, now: number): Promise<OpenedGate | null> {
  const found = await d1
    .prepare(
      "SELECT s.account_id, s.company_name, n.is_on FROM settings s JOIN network_state n ON n.account_id = s.account_id WHERE s.account_public_id = ?1 OR s.company_name = ?1 LIMIT 2",
    )
    .bind(account)
    .all<{ account_id: number; company_name: string; is_on: number }>();
  const [row] = found.results;
  if (row === undefined || found.results.length > 1) return null;
  const accountId = row.account_id;
  await commit(openDb({ DB: d1 }, accountId), [
    ...openGateStatements({
      accountId,
      wasOn: row.is_on === 1,
      at: now,
      how: "command_line",
      actor: null,
      publicId: publicId(crypto.getRandomValues(new Uint8Array(16))),
    }),
    ...enqueueForGate(accountId, opSelect.network(accountId), now),
    ...(row.is_on === 1 ? [mailOf(accountId, now)] : []),
  ]);
  return { company: row.company_name, wasOn: row.is_on === 1 };
}

const mailOf = (accountId: number, now: number) =>
  queueMail(
    { now },
    {
      accountId,
      kind: "gate_opened",
      to: { users: activeAdministrators(accountId, now) },
      details: { at: now },
    },
  );
