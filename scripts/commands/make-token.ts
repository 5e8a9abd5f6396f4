import { base64url, publicId } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { authEntry } from "~/domain/log/entry";
import type { GateOp } from "~/domain/session/gate";
import { LONGEST_TOKEN_MS, type TokenFact, tokenText } from "~/domain/session/token";
import { days } from "~/domain/time/durations";
import { openDb } from "~db/client";
import { appendAudit } from "~db/queries/audit";
import { emailKey } from "~db/queries/directory";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { opSelect } from "~db/queries/gate-ops";
import { commit, enqueueForGate } from "~db/queries/guarded-batch";

export type MadeToken =
  | { ok: true; company: string; text: string; account: number }
  | { ok: false; refusal: "nobody" | "several" | "days" };

type Found = { account_id: number; public_id: string; company: string; user_id: number };

/**
 * A first API token from a shell: an Administrator's, with everything they may. It stands in the outbox as a hash,
 * and cron brings it to the gate within a minute. `account` is a public id or exact name, `*` = the only one.
 */
export async function makeToken(
  d1: D1Database,
  wanted: { email: string; name: string; days: number; account: string },
  now: number,
): Promise<MadeToken> {
  const until = now + days(wanted.days);
  if (!(wanted.days >= 1) || until > now + LONGEST_TOKEN_MS) return { ok: false, refusal: "days" };
  const { results } = await d1
    .prepare(
      `SELECT u.account_id, s.account_public_id AS public_id, s.company_name AS company, u.id AS user_id
      FROM users u JOIN settings s ON s.account_id = u.account_id
      WHERE lower(u.email) = ?1 AND u.deleted_at IS NULL AND (?2 = '*' OR ?2 IN (s.account_public_id, s.company_name))
        AND EXISTS (SELECT 1 FROM grants g JOIN roles r ON r.id = g.role_id AND r.template = 'administrator'
          WHERE g.account_id = u.account_id AND g.subject_kind = 'user' AND g.subject_id = u.id)
      LIMIT 2`,
    )
    .bind(emailKey(wanted.email), wanted.account)
    .all<Found>();
  const [found] = results;
  if (found === undefined) return { ok: false, refusal: "nobody" };
  if (results.length > 1) return { ok: false, refusal: "several" };
  const secret = base64url(crypto.getRandomValues(new Uint8Array(32)));
  await write(d1, found, { name: wanted.name, until, hash: await sha256hex(secret) }, now);
  return {
    ok: true,
    company: found.company,
    text: tokenText(found.public_id, secret),
    account: found.account_id,
  };
}

async function write(
  d1: D1Database,
  { account_id: accountId, user_id: user }: Found,
  { name, until, hash }: { name: string; until: number; hash: string },
  now: number,
): Promise<void> {
  const newId = () => publicId(crypto.getRandomValues(new Uint8Array(16)));
  const id = newId();
  const fact: TokenFact = { kind: "personal", name, scopes: null, addresses: [], createdBy: user };
  const op: GateOp = { t: "token", id, hash, user, at: now, expiresAt: until, ...fact };
  const event = "authn_token_created";
  await commit(openDb({ DB: d1 }, accountId), [
    writeAuthEntry(
      accountId,
      authEntry({ opId: `token.${id}`, at: now, event, result: "success", userId: user, integration: name }),
    ),
    ...appendAudit(accountId, {
      publicId: newId(),
      at: now,
      event,
      actor: null,
      target: { kind: "token", id: null, name },
      changes: [{ field: "ends_at", before: null, after: until }],
    }),
    ...enqueueForGate(accountId, opSelect.literal(JSON.stringify(op)), now),
  ]);
}

/** Whether the gate has taken everything that was written for it, a token too; a gate that never woke reads it all. */
export async function hasTaken(d1: D1Database, account: number): Promise<boolean> {
  const found = await d1
    .prepare(`SELECT applied IS NULL OR applied >= seq AS taken FROM gate_state WHERE account_id = ?`)
    .bind(account)
    .first<{ taken: number }>();
  return found?.taken !== 0;
}
