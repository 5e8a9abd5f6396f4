import { type SQL, sql } from "drizzle-orm";
import fc from "fast-check";
import { rebuildReach } from "~db/queries/structure";

/** Four departments (the second and third under the first), two groups; the last person is in no unit at first. */
const UNITS = [1, 2, 3, 4, 5, 6] as const;
export const PEOPLE = [1, 2, 3, 4, 5, 6, 7] as const;
export const STAGES = [1, 2, 3] as const;

const [unit, user, deal, stage] = [
  fc.constantFrom(...UNITS),
  fc.constantFrom(...PEOPLE),
  fc.nat(9),
  fc.constantFrom(...STAGES),
];
const owner = fc.option(user, { freq: 4 });
const amount = fc.option(fc.integer({ min: 0, max: 900 }));
/** What happens in a company: people come and go, units change, deals are made, moved, thrown away, restored, erased. */
export const stepArbitrary = fc.oneof(
  fc.record({ is: fc.constant("join" as const), unit, user }),
  fc.record({ is: fc.constant("join" as const), unit, user }),
  fc.record({ is: fc.constant("leave" as const), unit, user }),
  fc.record({ is: fc.constant("leave all" as const), user }),
  fc.record({ is: fc.constant("merge" as const), unit, into: unit }),
  fc.record({ is: fc.constant("unit" as const), unit, head: owner, sees: fc.boolean(), on: fc.boolean() }),
  fc.constant({ is: "reach" as const }),
  fc.record({ is: fc.constant("make" as const), deal, owner, stage, amount }),
  fc.record({ is: fc.constant("make" as const), deal, owner, stage, amount }),
  fc.record({ is: fc.constant("change" as const), deal, owner, stage, amount, bin: fc.boolean() }),
  fc.record({ is: fc.constant("hand over" as const), user, owner }),
  fc.record({ is: fc.constant("erase" as const), deal }),
);
export type Step = typeof stepArbitrary extends fc.Arbitrary<infer One> ? One : never;

const unitId = (accountId: number, unit: number) => accountId * 100 + unit;
const join = (accountId: number, unit: number, users: SQL) =>
  sql`INSERT OR IGNORE INTO unit_members(account_id, unit_id, user_id)
    SELECT ${accountId}, ${unitId(accountId, unit)}, ${users}`;

/** The statements with which the product does it. */
export function statementsOf(accountId: number, step: Step): SQL[] {
  const account = sql`account_id = ${accountId}`;
  const id = (unit: number) => unitId(accountId, unit);
  const dealId = (deal: number) => accountId * 100 + deal;
  switch (step.is) {
    case "join":
      return [join(accountId, step.unit, sql`${step.user}`)];
    case "leave":
      return [
        sql`DELETE FROM unit_members WHERE ${account} AND unit_id = ${id(step.unit)} AND user_id = ${step.user}`,
      ];
    case "leave all":
      return [sql`DELETE FROM unit_members WHERE ${account} AND user_id = ${step.user}`];
    case "merge":
      return [
        join(
          accountId,
          step.into,
          sql`user_id FROM unit_members WHERE ${account} AND unit_id = ${id(step.unit)}`,
        ),
        ...(step.into === step.unit
          ? []
          : [sql`DELETE FROM unit_members WHERE ${account} AND unit_id = ${id(step.unit)}`]),
      ];
    case "unit":
      return [
        sql`UPDATE units SET head_user_id = ${step.head}, sees_records = ${step.sees ? 1 : 0}, is_active = ${step.on ? 1 : 0}
          WHERE id = ${id(step.unit)}`,
        ...rebuildReach(accountId),
      ];
    case "reach":
      return rebuildReach(accountId);
    case "make":
      return [
        sql`INSERT OR IGNORE INTO deals(id, account_id, public_id, name, amount, pipeline_id, stage_id, stage_kind,
            responsible_id, search_text, created_at, updated_at)
          VALUES (${dealId(step.deal)}, ${accountId}, ${`t${dealId(step.deal)}`}, 'x', ${step.amount}, 1, ${step.stage}, 'open',
            ${step.owner}, 'x', 0, ${step.deal % 4})`,
      ];
    case "change":
      return [
        sql`UPDATE deals SET responsible_id = ${step.owner}, stage_id = ${step.stage}, amount = ${step.amount},
          deleted_at = ${step.bin ? 1 : null} WHERE id = ${dealId(step.deal)}`,
      ];
    case "hand over":
      return [
        sql`UPDATE deals SET responsible_id = ${step.owner} WHERE ${account} AND responsible_id = ${step.user}`,
      ];
    case "erase":
      return [sql`DELETE FROM deals WHERE id = ${dealId(step.deal)}`];
  }
}

/** The company at its beginning: the first person heads the first department, the second group's members see each other's. */
export function beginLife(accountId: number): SQL[] {
  const parents = [null, 1, 1, null, null, null];
  return [
    ...UNITS.map(
      (
        unit,
        i,
      ) => sql`INSERT INTO units(id, account_id, public_id, kind, parent_id, name, head_user_id, sees_records, created_at)
        VALUES (${unitId(accountId, unit)}, ${accountId}, ${`t${unitId(accountId, unit)}`}, ${unit > 4 ? "group" : "department"},
          ${parents[i] ? unitId(accountId, parents[i]) : null}, 'x', ${unit === 1 ? 1 : null}, ${unit === 6 ? 1 : 0}, 0)`,
    ),
    ...PEOPLE.slice(0, -1).map((user) => join(accountId, 1 + (user % 4), sql`${user}`)),
    ...rebuildReach(accountId),
  ];
}
