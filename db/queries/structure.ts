import { type SQL, sql } from "drizzle-orm";

/**
 * Statements that make `unit_reach` right again after departments, groups, heads or members have changed, for the
 * batch that changes them (architecture, "Who sees which rows"): own department; groups while "members see each
 * other's records" is on; and the subtree of every department that the person heads. Switched-off units reach nothing.
 */
export function rebuildReach(accountId: number): SQL[] {
  return [
    sql`DELETE FROM unit_reach WHERE account_id = ${accountId}`,
    sql`INSERT INTO unit_reach(account_id, viewer_id, unit_id)
      WITH RECURSIVE headed(viewer_id, unit_id) AS (
        SELECT head_user_id, id FROM units WHERE account_id = ${accountId} AND kind = 'department' AND is_active = 1
          AND head_user_id IS NOT NULL
        UNION
        SELECT h.viewer_id, c.id FROM headed h JOIN units c ON c.parent_id = h.unit_id AND c.account_id = ${accountId}
          AND c.kind = 'department' AND c.is_active = 1)
      SELECT ${accountId}, m.user_id, m.unit_id FROM unit_members m JOIN units u ON u.id = m.unit_id
        AND u.account_id = m.account_id AND u.is_active = 1
        WHERE m.account_id = ${accountId} AND (u.kind = 'department' OR (u.kind = 'group' AND u.sees_records = 1))
      UNION SELECT ${accountId}, viewer_id, unit_id FROM headed`,
  ];
}

/**
 * Raises the version of everybody whose reach or contributions a change of these units can touch: members and heads
 * of them and of every department above them.
 */
export const raiseVersionsAround = (accountId: number, unitIds: readonly number[]): SQL =>
  sql`UPDATE users SET access_version = access_version + 1 WHERE account_id = ${accountId} AND id IN (${peopleAround(accountId, unitIds)})`;

/** The people meant by `raiseVersionsAround`: those whose `person` op must reach the gate with the change. */
export const peopleAround = (accountId: number, unitIds: readonly number[]): SQL =>
  sql`WITH RECURSIVE above(id, parent_id) AS (
      SELECT id, parent_id FROM units WHERE account_id = ${accountId} AND id IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))
      UNION SELECT p.id, p.parent_id FROM units p JOIN above a ON p.id = a.parent_id WHERE p.account_id = ${accountId})
    SELECT user_id FROM unit_members WHERE account_id = ${accountId} AND unit_id IN (SELECT id FROM above)
    UNION SELECT head_user_id FROM units WHERE account_id = ${accountId} AND id IN (SELECT id FROM above) AND head_user_id IS NOT NULL`;
