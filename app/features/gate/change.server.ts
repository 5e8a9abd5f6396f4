import type { SQL } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { type AuditEvent, appendAudit } from "~db/queries/audit";
import { owedOf, owedSelect } from "~db/queries/gate-delivery";
import { commitAndRead, enqueueForGate, mustKeepAdministrator, mustStillBe } from "~db/queries/guarded-batch";
import type { Needs } from "../needs";
import { tellsSomebody } from "../notices/notice-rows.server";
import { type Account, deliver } from "./deliver.server";

export type ChangePlan = {
  /** Statements that make the change, each write followed by its own guard. */
  write: SQL[];
  audit: Omit<AuditEvent, "publicId" | "at">;
  /** Statements of `queueMail` and `noticeRows`: written with the change, sent after the answer. */
  mails?: SQL[];
  /** Selects of `opSelect`: what the gate must learn, computed after the writes. */
  gate: SQL[];
  /** Asserts that an administrator stays reachable: for everything that could shrink their number. */
  keepsAdministrator?: boolean;
};

/** `lost`: a guard did not hold, nothing was written; read the facts again and name the refusal, or `conflict`. */
export type ChangeOutcome = { lost: true } | { lost: false; pending: boolean };

/**
 * The one way of changing what the gate must know: guards, writes, audit and outbox in one batch, then the gate's
 * acknowledgement. One audit event, or no row at all (ASVS 16.2.1, 2.3.4).
 */
export async function change(needs: Needs, account: Account, plan: ChangePlan): Promise<ChangeOutcome> {
  const { accountId } = account;
  const { actor } = plan.audit;
  const tellsGate = plan.gate.length > 0;
  const { lost, last } = await commitAndRead(needs.db(accountId), [
    ...(actor === null ? [] : [mustStillBe(accountId, actor)]),
    ...plan.write,
    ...(plan.keepsAdministrator ? [mustKeepAdministrator(accountId)] : []),
    ...appendAudit(accountId, { ...plan.audit, publicId: publicId(needs.random(16)), at: needs.now }),
    ...plan.gate.flatMap((select) => enqueueForGate(accountId, select, needs.now)),
    ...(plan.mails ?? []),
    ...(tellsGate ? [owedSelect(accountId)] : []),
  ]);
  if (lost) return { lost };
  // First the gate: whatever else asks the database now would stand before it.
  const delivered = !tellsGate || (await deliver(needs, account, owedOf(last)));
  if (plan.mails?.length) needs.mailer.sendSoon();
  if (tellsSomebody([...plan.write, ...(plan.mails ?? [])])) needs.bell.ringSoon(accountId);
  needs.webhooks.sendSoon();
  return { lost, pending: !delivered };
}
