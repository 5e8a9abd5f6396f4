import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { change } from "~/features/gate/change.server";
import { opSelect } from "~db/queries/gate-ops";
import { commit } from "~db/queries/guarded-batch";
import { peopleAround, raiseVersionsAround, rebuildReach } from "~db/queries/structure";
import { aCompany, newId } from "../support/company";

describe("who reaches whom (roles.md R5, semantics 1)", () => {
  test("the own department, the headed subtree, groups only while their switch is on", async () => {
    const company = await aCompany();
    const { accountId, departmentId: sales } = company;
    const north = await company.aDepartment("North", sales);
    const [head, agent, northern] = [
      await company.aPerson({ headOf: sales }),
      await company.aPerson(),
      await company.aPerson({ department: north }),
    ];
    const nowhere = await company.aPerson({ department: null });
    const group = await company.db.get<{
      id: number;
    }>(sql`INSERT INTO units(account_id, public_id, kind, name, created_at)
      VALUES (${accountId}, ${newId()}, 'group', 'VIP', 0) RETURNING id`);
    for (const person of [nowhere, northern])
      await company.db.run(
        sql`INSERT INTO unit_members(account_id, unit_id, user_id) VALUES (${accountId}, ${group.id}, ${person.userId})`,
      );
    const reach = async () => {
      await commit(company.db, rebuildReach(accountId));
      const rows = await company.rows<{ viewer_id: number; unit_id: number }>(
        "SELECT viewer_id, unit_id FROM unit_reach WHERE account_id = ? ORDER BY 1, 2",
        accountId,
      );
      return (person: { userId: number }) =>
        rows.filter((row) => row.viewer_id === person.userId).map((row) => row.unit_id);
    };
    let of = await reach();
    expect(of(head)).toEqual([sales, north]);
    expect(of(agent)).toEqual([sales]);
    expect(of(northern)).toEqual([north]);
    expect(of(nowhere)).toEqual([]);
    await company.db.run(sql`UPDATE units SET sees_records = 1 WHERE id = ${group.id}`);
    of = await reach();
    expect(of(nowhere)).toEqual([group.id]);
    expect(of(northern)).toEqual([north, group.id]);
    await company.db.run(sql`UPDATE units SET is_active = 0 WHERE id = ${group.id}`);
    of = await reach();
    expect(of(nowhere)).toEqual([]);
  });

  test("a new head is known to the gate at the next request, with the headed people", async () => {
    const company = await aCompany();
    const { accountId, departmentId } = company;
    const person = await company.aPerson();
    const session = await company.signedIn(person);
    const before = await session.ask();
    await change(company.needs(), company.account, {
      write: [
        sql`UPDATE units SET head_user_id = ${person.userId} WHERE id = ${departmentId}`,
        ...rebuildReach(accountId),
        raiseVersionsAround(accountId, [departmentId]),
      ],
      audit: { event: "department_updated", actor: null, target: null },
      gate: [opSelect.people(accountId, peopleAround(accountId, [departmentId]))],
    });
    const after = await session.ask({ stamp: before.ok ? before.stamp : null });
    if (!after.ok || after.facts === null) throw new Error("the change did not arrive");
    expect(after.facts.person.version).toBe(2);
    expect(after.facts.reach).toEqual([departmentId]);
  });
});
