import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import { mustChangeOne } from "./guarded-batch";

export type LetInLink = { accountId: number; accountPublicId: string; userId: number; ip: string };

export const putLetInLink = (
  link: { accountId: number; userId: number; ip: string; tokenHash: string },
  at: number,
  until: number,
): SQL =>
  sql`INSERT INTO let_in_links(token_hash, account_id, user_id, ip, created_at, expires_at)
    VALUES (${link.tokenHash}, ${link.accountId}, ${link.userId}, ${link.ip}, ${at}, ${until})`;

/** A link that may be used now, of a person who is still an owner; null for any other. */
export async function findLetInLink(db: Db, tokenHash: string, now: number): Promise<LetInLink | null> {
  const row = await db.get<LetInLink | undefined>(sql`SELECT l.account_id AS accountId,
      s.account_public_id AS accountPublicId, l.user_id AS userId, l.ip
    FROM let_in_links l JOIN settings s ON s.account_id = l.account_id
    JOIN network_state n ON n.account_id = l.account_id AND n.owner_link = 1
    JOIN account_owners o ON o.account_id = l.account_id AND o.user_id = l.user_id
    JOIN users u ON u.account_id = l.account_id AND u.id = l.user_id AND u.deleted_at IS NULL
    WHERE l.token_hash = ${tokenHash} AND l.used_at IS NULL AND l.expires_at > ${now}`);
  return row ?? null;
}

/** Spends a link, once (ASVS 6.4.3), while its person is an owner and the switch lets owners help themselves. */
export const spendLetInLink = (tokenHash: string, at: number): SQL[] => [
  sql`UPDATE let_in_links SET used_at = ${at} WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${at}
    AND EXISTS (SELECT 1 FROM account_owners o JOIN network_state n ON n.account_id = o.account_id AND n.owner_link = 1
      WHERE o.account_id = let_in_links.account_id AND o.user_id = let_in_links.user_id)`,
  mustChangeOne(),
];

/** Whether a person is an owner whom the switch lets help themselves. */
export async function mayHelpThemselves(db: Db, accountId: number, userId: number): Promise<boolean> {
  const row =
    await db.get(sql`SELECT 1 AS yes FROM account_owners o JOIN network_state n ON n.account_id = o.account_id
    WHERE o.account_id = ${accountId} AND o.user_id = ${userId} AND n.owner_link = 1`);
  return row !== undefined && row !== null;
}
