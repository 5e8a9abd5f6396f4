import { runInDurableObject } from "cloudflare:test";
import { sql } from "drizzle-orm";
import type { Cost } from "~/domain/activity/deed";
import type { LimitFact } from "~/domain/limits/limit";
import type { Acting } from "~/features/acting";
import { act } from "~/features/activity/act.server";
import { change } from "~/features/gate/change.server";
import { opSelect } from "~db/queries/gate-ops";
import type { Gate } from "~workers/objects/account-gate/gate";
import { newId, type TestCompany } from "./company";

export type LimitPlan = Partial<Omit<LimitFact, "limit" | "publicId">>;

/** A limit of ten deals a day for everyone, on, unless told otherwise; stored and known to the gate. */
export async function aLimit(
  company: TestCompany,
  plan: LimitPlan = {},
): Promise<{ limit: number; publicId: string }> {
  const { accountId } = company;
  const publicId = newId();
  const facts = { metric: "deals_handled", threshold: 10, period: "day", action: "deactivate", ...plan };
  await company.db.run(sql`INSERT INTO limits(account_id, public_id, metric, threshold, period, for_all, include_admins, action,
      auto_restore, warn_at, is_on, created_at, updated_at) VALUES (${accountId}, ${publicId}, ${facts.metric},
      ${facts.threshold}, ${facts.period}, ${plan.forAll === false ? 0 : 1}, ${plan.includeAdmins ? 1 : 0}, ${facts.action},
      ${plan.autoRestore === false ? 0 : 1}, ${plan.warnAt ?? 80}, ${plan.isOn === false ? 0 : 1}, 0, 0)`);
  const [row] = await company.rows<{ id: number }>("SELECT id FROM limits WHERE public_id = ?", publicId);
  const limit = row!.id;
  for (const { kind, id } of plan.subjects ?? [])
    await company.db.run(
      sql`INSERT INTO limit_subjects(account_id, limit_id, kind, subject_id) VALUES (${accountId}, ${limit}, ${kind}, ${id})`,
    );
  await tellGate(company);
  return { limit, publicId };
}

/** Changes columns of a limit and has the gate know it. */
export async function editLimit(company: TestCompany, limit: number, column: string, value: number | string) {
  await company.db.run(sql`UPDATE limits SET ${sql.raw(column)} = ${value} WHERE id = ${limit}`);
  await tellGate(company);
}

async function tellGate(company: TestCompany): Promise<void> {
  await change(company.needs(), company.account, {
    write: [],
    audit: { event: "limit_restored", actor: null, target: null },
    gate: [opSelect.limits(company.accountId)],
  });
}

/** One deal handled, through the one door for counted work. */
export const handle = (company: TestCompany, acting: Acting, deal: string | number, actionId?: string) =>
  costing(company, acting, [{ metric: "deals_handled", keys: [`deal:${deal}`], amount: 1 }], actionId);

/** Counted work that costs this. */
export function costing(
  company: TestCompany,
  acting: Acting,
  costs: readonly Cost[],
  actionId: string = newId(),
) {
  return act(company.needs(), acting, {
    write: [],
    deeds: [{ kind: "stage_changed", object: null, amount: 1 }],
    costs,
    source: "page",
    actionId,
  });
}

/** What the gate says of one limit of a person. */
export async function gaugeOf(company: TestCompany, person: { userId: number }, limit: number) {
  const gauges = await company.gate().gauges({ user: person.userId, now: company.clock.now });
  return gauges.find((gauge) => gauge.limit === limit) ?? null;
}

/** Works inside the gate of a company: its parts, as the object itself has them. */
export const inGate = <Answer>(company: TestCompany, work: (gate: Gate) => Answer | Promise<Answer>) =>
  runInDurableObject(company.stub(), async (object) => {
    const { gate } = object as unknown as { gate: Gate };
    await gate.ready();
    return work(gate);
  });
