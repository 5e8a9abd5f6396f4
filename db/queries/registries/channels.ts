import { type SQL, sql } from "drizzle-orm";
import type { Responsible } from "../../../app/domain/access";
import type { ChannelKind, ChannelStatus } from "../../../app/domain/channels/channels";
import type { Db } from "../../client";

export type ChannelPerson = { id: number; publicId: string; name: string };
export type Channel = {
  id: number;
  publicId: string;
  kind: ChannelKind;
  name: string;
  status: ChannelStatus;
  ownerId: number | null;
  owner: string | null;
  queue: ChannelPerson[];
  /** The queue and the owner: for whom the channel is "own" [BX-10]. */
  responsibles: Responsible[];
};

type Raw = Omit<Channel, "queue" | "responsibles"> & { queue: string; responsibles: string };

const unitsOf = sql`json((SELECT json_group_array(m.unit_id) FROM unit_members m
  WHERE m.account_id = u.account_id AND m.user_id = u.id))`;

const select = (accountId: number, which: SQL) => sql`
  SELECT s.id, s.public_id AS publicId, s.kind, s.name, s.status, s.owner_user_id AS ownerId,
    (SELECT trim(u.name || ' ' || u.surname) FROM users u WHERE u.account_id = s.account_id AND u.id = s.owner_user_id
      AND u.deleted_at IS NULL) AS owner,
    (SELECT json_group_array(json_object('id', p.id, 'publicId', p.public_id, 'name', p.full)) FROM (
      SELECT u.id, u.public_id, trim(u.name || ' ' || u.surname) AS full FROM source_queue q JOIN users u ON u.account_id = q.account_id
        AND u.id = q.user_id AND u.deleted_at IS NULL WHERE q.account_id = s.account_id AND q.source_id = s.id ORDER BY full) p) AS queue,
    (SELECT json_group_array(json_object('userId', u.id, 'units', ${unitsOf})) FROM users u WHERE u.account_id = s.account_id
      AND (u.id = s.owner_user_id OR u.id IN (SELECT q.user_id FROM source_queue q WHERE q.account_id = s.account_id AND q.source_id = s.id))) AS responsibles
  FROM sources s WHERE s.account_id = ${accountId} AND ${which} ORDER BY s.name LIMIT 200`;

const parsed = (row: Raw): Channel => ({
  ...row,
  queue: JSON.parse(row.queue),
  responsibles: JSON.parse(row.responsibles),
});

/** All channels of the company with their queues, by name. Who may see which is asked of each. */
export const listChannels = async (db: Db, accountId: number): Promise<Channel[]> =>
  (await db.all<Raw>(select(accountId, sql`1`))).map(parsed);

export async function findChannel(db: Db, accountId: number, publicId: string): Promise<Channel | null> {
  const [row] = await db.all<Raw>(select(accountId, sql`s.public_id = ${publicId}`));
  return row === undefined ? null : parsed(row);
}

/** Whether another channel has this name, in any case of letters that the database folds. */
export async function isNameTaken(db: Db, accountId: number, name: string, except: number | null) {
  const row = await db.get<{
    n: number;
  }>(sql`SELECT count(*) AS n FROM sources WHERE account_id = ${accountId}
    AND name = ${name} COLLATE NOCASE AND id IS NOT ${except}`);
  return row.n > 0;
}

export const countChannels = async (db: Db, accountId: number) =>
  (await db.get<{ n: number }>(sql`SELECT count(*) AS n FROM sources WHERE account_id = ${accountId}`)).n;

export type Colleague = { id: number; publicId: string; name: string; department: string | null };

/** People who may be put into a queue: of the company, by name. */
export const listColleagues = (db: Db, accountId: number): Promise<Colleague[]> =>
  db.all<Colleague>(sql`SELECT u.id, u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name, d.name AS department
    FROM users u LEFT JOIN units d ON d.account_id = u.account_id AND d.id = u.department_id
    WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND u.kind NOT IN ('integrator', 'api') ORDER BY 3`);
