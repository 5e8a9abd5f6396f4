import { sql } from "drizzle-orm";
import { type Hold, parseLimitRef, tellingHold } from "~/domain/holds/holds";
import type { EndReason, Refusal } from "~/domain/session/gate";
import { type GateReason, reasonOfHold } from "~/domain/session/reasons";
import type { Needs } from "../needs";

/** What the gate page needs to make its sentence in the reader's language and zone. */
export type GateMessage = {
  reason: GateReason;
  end: EndReason | null;
  until: number | null;
  ip: string | null;
  contact: string | null;
  email: string | null;
  /** Of a limit: how much of how much. */
  count: number | null;
  limit: number | null;
  /** Sessions at once, when one too many ended this one. */
  sessionCap: number | null;
  retryAt: number | null;
};

type Found = { accountId: number; accountPublicId: string; sessionCap: number };
/** The company whose gate refused; by its number or by the public id that a cookie names. */
type Which = { accountId?: number | null; accountPublicId?: string | null };

const NAMES_CONTACT: readonly GateReason[] = [
  "blocked",
  "archived",
  "lockdown",
  "ip_denied",
  "inactive",
  "company_closing",
];

/** The sentence's facts. A contact is named only to somebody whose password or cookie was right. */
export async function gateMessage(
  needs: Needs,
  refusal: Refusal,
  facts: Which & { ip: string | null; retryAt?: number },
): Promise<GateMessage> {
  const account = await findAccount(needs, facts);
  const bare: GateMessage = {
    reason: refusal.reason,
    end: refusal.end,
    until: refusal.until,
    ip: facts.ip,
    contact: null,
    email: null,
    count: null,
    limit: null,
    sessionCap: account?.sessionCap ?? null,
    retryAt: facts.retryAt ?? null,
  };
  if (account === null || refusal.user === null) return bare;
  const { accountId } = account;
  const hold = (await findHold(needs, accountId, refusal)) ?? (await findAfterNote(needs, account, refusal));
  // A session that a hold ended tells the hold, as long as it stands.
  const told =
    hold === null ? bare : { ...bare, reason: reasonOfHold(hold.kind), until: hold.endsAt, end: null };
  return {
    ...told,
    ...parseLimitRef(hold?.ref ?? null),
    email: told.reason === "unconfirmed" ? await findEmail(needs, accountId, refusal.user) : null,
    contact: NAMES_CONTACT.includes(told.reason) ? await findContact(needs, accountId) : null,
  };
}

async function findAccount(needs: Needs, { accountId, accountPublicId }: Which) {
  if (accountId == null && accountPublicId == null) return null;
  const row = await needs.db(accountId ?? 0).get<Found | undefined>(
    sql`SELECT account_id AS accountId, account_public_id AS accountPublicId, session_cap AS sessionCap FROM settings
      WHERE ${accountId == null ? sql`account_public_id = ${accountPublicId}` : sql`account_id = ${accountId}`}`,
  );
  return row ?? null;
}

async function findHold(needs: Needs, accountId: number, refusal: Refusal) {
  if (refusal.holdId === null && refusal.end !== "held") return null;
  const holds = await needs.db(accountId).all<Hold & { ref: string | null }>(sql`SELECT id, kind,
    starts_at AS startsAt, ends_at AS endsAt, ref FROM holds
    WHERE account_id = ${accountId} AND user_id = ${refusal.user} AND lifted_at IS NULL`);
  const telling = tellingHold(holds, needs.now);
  return holds.find((hold) => hold.id === telling?.id) ?? null;
}

/** The gate opens a limit's hold by itself: its note may be under way to D1. */
async function findAfterNote(needs: Needs, { accountId, accountPublicId }: Found, refusal: Refusal) {
  if (refusal.reason !== "limit") return null;
  await needs
    .gate(accountPublicId)
    .flush()
    .catch(() => undefined);
  return findHold(needs, accountId, refusal);
}

async function findEmail(needs: Needs, accountId: number, userId: number): Promise<string | null> {
  const row = await needs
    .db(accountId)
    .get<{ email: string } | undefined>(
      sql`SELECT email FROM users WHERE account_id = ${accountId} AND id = ${userId}`,
    );
  return row?.email ?? null;
}

/** The person to turn to: the company's first owner. */
export async function findContact(needs: Needs, accountId: number): Promise<string | null> {
  const row = await needs
    .db(accountId)
    .get<{ name: string } | undefined>(sql`SELECT trim(u.name || ' ' || u.surname) AS name
    FROM account_owners o JOIN users u ON u.account_id = o.account_id AND u.id = o.user_id
    WHERE o.account_id = ${accountId} AND u.deleted_at IS NULL ORDER BY o.id LIMIT 1`);
  return row?.name ?? null;
}
