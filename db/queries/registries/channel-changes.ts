import { type SQL, sql } from "drizzle-orm";
import type { ChannelKind, ChannelStatus } from "../../../app/domain/channels/channels";
import { mustChangeOne, mustHold } from "../guarded-batch";

export type NewChannel = {
  publicId: string;
  kind: ChannelKind;
  name: string;
  ownerUserId: number;
  at: number;
};

/** Writes nothing and breaks the batch when somebody took the name meanwhile. */
export const insertChannel = (accountId: number, channel: NewChannel): SQL[] => [
  mustHold(
    sql`NOT EXISTS (SELECT 1 FROM sources WHERE account_id = ${accountId} AND name = ${channel.name} COLLATE NOCASE)`,
  ),
  sql`INSERT INTO sources(account_id, public_id, kind, name, status, owner_user_id, created_at)
    VALUES (${accountId}, ${channel.publicId}, ${channel.kind}, ${channel.name}, 'connected', ${channel.ownerUserId}, ${channel.at})`,
  mustChangeOne(),
];

type Was = { id: number; name: string; status: ChannelStatus };

/** Guarded by what was read: two people cannot overwrite each other unseen. */
export const updateChannel = (
  accountId: number,
  was: Was,
  is: { name: string; status: ChannelStatus },
): SQL[] => [
  sql`UPDATE sources SET name = ${is.name}, status = ${is.status} WHERE account_id = ${accountId} AND id = ${was.id}
    AND name = ${was.name} AND status = ${was.status}
    AND NOT EXISTS (SELECT 1 FROM sources x WHERE x.account_id = ${accountId} AND x.id <> ${was.id} AND x.name = ${is.name} COLLATE NOCASE)`,
  mustChangeOne(),
];

const list = (ids: readonly number[]) => sql`SELECT value FROM json_each(${JSON.stringify(ids)})`;

/** The queue is the one that was read: nobody has come, nobody has gone. */
export const mustBeQueue = (accountId: number, sourceId: number, was: readonly number[]): SQL =>
  mustHold(sql`NOT EXISTS (SELECT 1 FROM source_queue q JOIN users u ON u.id = q.user_id AND u.account_id = q.account_id
      AND u.deleted_at IS NULL WHERE q.account_id = ${accountId} AND q.source_id = ${sourceId} AND q.user_id NOT IN (${list(was)}))
    AND ${was.length} = (SELECT count(*) FROM source_queue q JOIN users u ON u.id = q.user_id AND u.account_id = q.account_id
      AND u.deleted_at IS NULL WHERE q.account_id = ${accountId} AND q.source_id = ${sourceId})`);

/** Replaces a queue, guarded by the queue that was read. Nobody who has been deleted gets in. */
export const replaceQueue = (
  accountId: number,
  sourceId: number,
  was: readonly number[],
  is: readonly number[],
): SQL[] => [
  mustBeQueue(accountId, sourceId, was),
  sql`DELETE FROM source_queue WHERE account_id = ${accountId} AND source_id = ${sourceId}`,
  sql`INSERT INTO source_queue(account_id, source_id, user_id) SELECT ${accountId}, ${sourceId}, u.id FROM users u
    WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND u.id IN (${list(is)})`,
  mustHold(
    sql`${is.length} = (SELECT count(*) FROM source_queue WHERE account_id = ${accountId} AND source_id = ${sourceId})`,
  ),
];
